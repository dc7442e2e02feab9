package dev.plumbline.gateway.params;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Values written as text: behind the path or in a form, where there may be files too. */
public final class TextParameters extends Parameters {
  private final Map<String, List<String>> values;
  private final Map<String, byte[]> files;

  /**
   * @param values texts by name
   * @param files files by name; not written to again
   */
  public TextParameters(Map<String, List<String>> values, Map<String, byte[]> files) {
    this.values = Map.copyOf(values);
    this.files = Map.copyOf(files);
  }

  @Override
  public Optional<String> text(String name) {
    if (files.containsKey(name)) {
      throw wrong(name, "a file (expected: a text)");
    }
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > 1) {
      throw wrong(name, "given " + all.size() + " times (expected: once)");
    }
    return all.stream().findFirst();
  }

  /** Each value may itself be several, with commas between. */
  @Override
  public List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (String value : values.getOrDefault(name, List.of())) {
      all.addAll(List.of(value.split(",", -1)));
    }
    return all;
  }

  @Override
  public Optional<Boolean> flag(String name) {
    Optional<String> written = text(name);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    return switch (written.get()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> throw wrong(name, shown(written.get()) + " (expected: true or false)");
    };
  }

  @Override
  public Optional<byte[]> bytes(String name) {
    if (values.containsKey(name)) {
      throw wrong(name, "a text (expected: a file)");
    }
    return Optional.ofNullable(files.get(name));
  }

  @Override
  OptionalLong whole(String name) {
    Optional<String> written = text(name);
    try {
      return written.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(written.get()));
    } catch (NumberFormatException e) {
      throw wrong(name, shown(written.orElse("")) + " (expected: a whole number)");
    }
  }

  @Override
  OptionalDouble finite(String name) {
    Optional<String> written = text(name);
    if (written.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(written.get());
      if (Double.isFinite(value)) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      // Told below, as what is not finite is.
    }
    throw wrong(name, shown(written.get()) + " (expected: a number)");
  }

  @Override
  Set<String> names() {
    Set<String> names = new HashSet<>(values.keySet());
    names.addAll(files.keySet());
    return names;
  }

  @Override
  String placeOf(String name) {
    return name;
  }
}
