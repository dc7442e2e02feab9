package dev.plumbline.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the records from values; a wrong value is named with its place. */
final class Binder {
  private final Values values;

  Binder(Values values) {
    this.values = values;
  }

  /**
   * Makes the whole tree.
   *
   * @throws ConfigException if a value is missing or wrong
   */
  PlumblineConfig bind() {
    Optional<Object> config = record("", PlumblineConfig.class);
    values.throwIfWrong();
    return (PlumblineConfig) config.orElseThrow();
  }

  /** The record, or nothing if something in it is wrong; then the problem is noted. */
  private Optional<Object> record(String prefix, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    boolean complete = true;
    for (int i = 0; i < components.length; i++) {
      Optional<Object> argument = argument(prefix + components[i].getName(), components[i]);
      complete &= argument.isPresent();
      if (argument.isPresent()) {
        arguments[i] = argument.get();
      }
    }
    return complete ? construct(prefix, type, components, arguments) : Optional.empty();
  }

  private Optional<Object> argument(String path, RecordComponent component) {
    if (Keys.isSection(component.getType())) {
      return record(path + ".", component.getType());
    }
    if (component.getType() == Map.class) {
      Map<String, String> entries = new TreeMap<>();
      values.below(path).forEach((name, placed) -> entries.put(name, placed.text()));
      return Optional.of(entries);
    }
    Values.Placed placed = values.placed().get(path);
    if (placed == null) {
      if (!values.isWrong(path)) {
        values.problem(new Origin.Default(), path, "no value (expected: one)");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(Converter.parse(component.getGenericType(), placed.text()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      values.problem(placed.origin(), path, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Object> construct(
      String prefix, Class<?> type, RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return Optional.of(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      note(prefix, String.valueOf(e.getTargetException().getMessage()));
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no canonical constructor", e);
    }
  }

  /** The checks' messages start with the key's own name. */
  private void note(String prefix, String message) {
    int colon = message.indexOf(": ");
    String path = prefix + (colon < 0 ? "" : message.substring(0, colon));
    Values.Placed placed = values.placed().get(path);
    if (placed == null) {
      values.problem(prefix + message);
    } else {
      values.problem(placed.origin(), path, message.substring(colon + 2));
    }
  }
}
