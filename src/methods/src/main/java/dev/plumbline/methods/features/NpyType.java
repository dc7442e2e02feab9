package dev.plumbline.methods.features;

import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array's element type, as {@code <f4} says it.
 *
 * @param kind {@code f} float, {@code i} integer, {@code u} unsigned, {@code b} boolean, {@code S}
 *     bytes, {@code U} text
 * @param bytes of one element
 * @param order of the bytes of a number
 */
record NpyType(char kind, int bytes, ByteOrder order) {
  private static final Pattern FORM = Pattern.compile("([<>|=]?)([fiubSU])([0-9]{1,9})");

  /** Empty if the type is not one of those that are read. */
  static Optional<NpyType> parse(String descr) {
    Matcher matcher = FORM.matcher(descr);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    char kind = matcher.group(2).charAt(0);
    int size = Integer.parseInt(matcher.group(3));
    boolean known =
        switch (kind) {
          case 'f' -> size == 2 || size == 4 || size == 8;
          case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
          case 'b' -> size == 1;
          default -> size <= 1 << 20;
        };
    ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return known
        ? Optional.of(new NpyType(kind, kind == 'U' ? Integer.BYTES * size : size, order))
        : Optional.empty();
  }

  /** What a type is that is not read, for people. */
  static String describe(String descr) {
    if (descr.startsWith("[")) {
      return "records of a structured type";
    }
    String bare = descr.replaceFirst("^[<>|=]", "");
    return switch (bare.isEmpty() ? ' ' : bare.charAt(0)) {
      case 'O' -> "Python objects, which are not read since a pickle can run code";
      case 'c' -> "complex numbers";
      case 'M', 'm' -> "dates or times";
      case 'f' -> "floats of " + bare.substring(1) + " bytes";
      case 'V' -> "raw bytes (a type that NumPy itself does not know, such as bfloat16)";
      default -> "values of type '" + descr + "'";
    };
  }

  boolean isText() {
    return kind == 'S' || kind == 'U';
  }

  boolean isFloat() {
    return kind == 'f';
  }
}
