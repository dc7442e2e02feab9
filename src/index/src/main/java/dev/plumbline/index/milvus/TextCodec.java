package dev.plumbline.index.milvus;

import java.util.HexFormat;
import java.util.Optional;

/**
 * How texts are written to the server. Characters that mean something to its expression language or
 * to JSON (quotes, backslash, controls), and those that UTF-8 cannot carry, become {@code ^} and
 * four hex digits; all others stay as they are.
 *
 * <p>So a value can stand between quotes in an expression as it is: nothing in it can end the
 * string, on no version of the server. The mapping is one to one and goes character by character,
 * so equal texts stay equal and prefixes stay prefixes.
 */
final class TextCodec {
  private static final char ESCAPE = '^';
  private static final int DIGITS = 4;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private TextCodec() {}

  /** The form in which a text is stored and compared. */
  static String encode(String text) {
    if (text.codePoints().allMatch(TextCodec::isPlain)) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length() + DIGITS);
    text.codePoints()
        .forEach(
            c -> {
              if (isPlain(c)) {
                encoded.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  encoded.append(ESCAPE).append(HEX.toHexDigits(unit));
                }
              }
            });
    return encoded.toString();
  }

  /**
   * The text that was encoded.
   *
   * @throws IllegalArgumentException if it is no encoded text
   */
  static String decode(String encoded) {
    int escape = encoded.indexOf(ESCAPE);
    if (escape < 0) {
      return encoded;
    }
    StringBuilder text = new StringBuilder(encoded.length());
    int start = 0;
    for (; escape >= 0; escape = encoded.indexOf(ESCAPE, start)) {
      text.append(encoded, start, escape);
      start = escape + 1 + DIGITS;
      if (start > encoded.length()) {
        throw new IllegalArgumentException("stored text ends within an escape: " + encoded);
      }
      text.append((char) HexFormat.fromHexDigits(encoded, escape + 1, start));
    }
    return text.append(encoded, start, encoded.length()).toString();
  }

  /** The stored form of a text that may be missing; a column cannot be null on every server. */
  static String encode(Optional<String> text) {
    return text.map(t -> t.isEmpty() ? String.valueOf(ESCAPE) : encode(t)).orElse("");
  }

  static Optional<String> decodeOptional(String encoded) {
    if (encoded.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(encoded.equals(String.valueOf(ESCAPE)) ? "" : decode(encoded));
  }

  /**
   * The least stored form that is greater than every one with the prefix, in the server's order,
   * which is that of UTF-8's bytes.
   *
   * @param prefix the stored form of a prefix that is not empty
   */
  static String afterPrefix(String prefix) {
    int last = prefix.codePointBefore(prefix.length());
    int next = last + 1;
    while (next < Character.MAX_CODE_POINT && next != ESCAPE && !isPlain(next)) {
      next++;
    }
    StringBuilder after = new StringBuilder(prefix);
    after.setLength(prefix.length() - Character.charCount(last));
    return after.appendCodePoint(next).toString();
  }

  /** The last code point is escaped too: it marks the end of all others. */
  private static boolean isPlain(int c) {
    return c != ESCAPE
        && c != '"'
        && c != '\''
        && c != '\\'
        && c != Character.MAX_CODE_POINT
        && !Character.isISOControl(c)
        && Character.getType(c) != Character.SURROGATE;
  }
}
