package dev.plumbline.core.encode;

/**
 * Brings a text from outside to what encoders, indexes and terminals all take.
 *
 * <p>A control character other than a tab or a line's end counts as a space, so that no caption can
 * steer the terminal that shows it; half of a surrogate pair, which has no form in UTF-8, counts as
 * U+FFFD. Each stands for one character, so that places in the text stay where they were.
 * Everything else is left as it is: scripts of either direction, joined emoji, marks that combine.
 */
public final class PlainText {
  private static final char REPLACEMENT = '\uFFFD';

  private PlainText() {}

  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (plain(text, i) != text.charAt(i)) {
        return copy(text);
      }
    }
    return text;
  }

  private static String copy(String text) {
    char[] plain = new char[text.length()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = plain(text, i);
    }
    return new String(plain);
  }

  private static char plain(String text, int at) {
    char c = text.charAt(at);
    if (Character.isISOControl(c)) {
      return c == '\t' || c == '\n' || c == '\r' ? c : ' ';
    }
    if (Character.isHighSurrogate(c)) {
      boolean paired = at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
      return paired ? c : REPLACEMENT;
    }
    if (Character.isLowSurrogate(c)) {
      boolean paired = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
      return paired ? c : REPLACEMENT;
    }
    return c;
  }
}
