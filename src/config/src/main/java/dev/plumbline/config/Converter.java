package dev.plumbline.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** From text to a value of a record's component, and back. */
final class Converter {
  private Converter() {}

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException with the value and what was expected, without the key
   */
  static Object parse(Type type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == Secret.class) {
      return new Secret(text);
    }
    if (type instanceof ParameterizedType) {
      return List.copyOf(Lists.split(text));
    }
    if (type == Duration.class) {
      return Durations.parse(text);
    }
    if (type == DataSize.class) {
      return DataSize.parse(text);
    }
    if (type instanceof Class<?> c && c.isEnum()) {
      return constant(c, text);
    }
    return primitive(type, text.strip());
  }

  private static Object constant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (word(constant).equals(text.strip().toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw wrong(type, text);
  }

  private static Object primitive(Type type, String text) {
    try {
      if (type == int.class) {
        return Integer.parseInt(text);
      }
      if (type == long.class) {
        return Long.parseLong(text);
      }
      if (type == double.class) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      throw wrong(type, text);
    }
    if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
      return Boolean.valueOf(text);
    }
    throw wrong(type, text);
  }

  private static IllegalArgumentException wrong(Type type, String text) {
    return new IllegalArgumentException("'" + text + "' (expected: " + expected(type) + ")");
  }

  /** What a value of the type looks like, for people. */
  static String expected(Type type) {
    if (type == String.class || type == Secret.class) {
      return "text";
    }
    if (type == Duration.class) {
      return Durations.EXPECTED;
    }
    if (type == DataSize.class) {
      return DataSize.EXPECTED;
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == double.class) {
      return "a number";
    }
    if (type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type instanceof Class<?> c && c.isEnum()) {
      return Arrays.stream(c.getEnumConstants())
          .map(Converter::word)
          .collect(Collectors.joining(" or "));
    }
    return type instanceof ParameterizedType p && p.getRawType() == List.class
        ? "a list of texts"
        : "names with values";
  }

  /** Writes a value so that {@link #parse} gives it back. */
  static String print(Object value) {
    if (value instanceof Duration duration) {
      return Durations.print(duration);
    }
    if (value instanceof Secret secret) {
      return secret.written();
    }
    if (value instanceof List<?> list) {
      return Lists.join(list.stream().map(String::valueOf).toList());
    }
    return value instanceof Enum<?> ? word(value) : String.valueOf(value);
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }
}
