package dev.plumbline.methods;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A method's parameters with their values: those that were given, the defaults for the rest. */
public final class ParameterValues {
  private final Map<String, String> values;

  private ParameterValues(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Joins what was given with the defaults.
   *
   * @throws IllegalArgumentException if a name is unknown or a value is not allowed
   */
  static ParameterValues of(String method, List<Parameter> parameters, Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      String value = given.getOrDefault(parameter.name(), parameter.defaultValue());
      if (!parameter.kind().allows(value)) {
        throw new IllegalArgumentException(
            method
                + ": "
                + parameter.name()
                + ": '"
                + value
                + "' (expected: "
                + parameter.kind().range()
                + ")");
      }
      values.put(parameter.name(), value);
    }
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException(
            method
                + " has no parameter '"
                + name
                + "' (expected: "
                + (values.isEmpty() ? "none" : String.join(", ", values.keySet()))
                + ")");
      }
    }
    return new ParameterValues(values);
  }

  public int whole(String name) {
    return Math.toIntExact(Long.parseLong(text(name)));
  }

  public double number(String name) {
    return Double.parseDouble(text(name));
  }

  /** Empty if the trainer is to choose. */
  public OptionalDouble auto(String name) {
    return text(name).equals(Parameter.AUTO)
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(name));
  }

  public boolean flag(String name) {
    return text(name).equals("true");
  }

  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no parameter " + name + " was declared");
    }
    return value;
  }
}
