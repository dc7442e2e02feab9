package dev.plumbline.index.milvus;

import java.util.Collection;
import java.util.stream.Collectors;

/** Values in the server's expression language. */
final class Literals {
  private Literals() {}

  /** A text in its stored form, in quotes that nothing in it can end. */
  static String quoted(String stored) {
    return "\"" + stored + "\"";
  }

  /** A number with a point or an exponent, so that it is compared as floating point. */
  static String of(double number) {
    return Double.toString(number);
  }

  /** A list of literals. */
  static String list(Collection<String> literals) {
    return literals.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  /**
   * Texts with a prefix.
   *
   * @param prefix a stored form that is not empty
   */
  static Expression startsWith(String column, String prefix) {
    return new Expression(
        column
            + " >= "
            + quoted(prefix)
            + " and "
            + column
            + " < "
            + quoted(TextCodec.afterPrefix(prefix)));
  }

  /** Texts without a prefix. */
  static Expression doesNotStartWith(String column, String prefix) {
    return new Expression(
        column
            + " < "
            + quoted(prefix)
            + " or "
            + column
            + " >= "
            + quoted(TextCodec.afterPrefix(prefix)));
  }
}
