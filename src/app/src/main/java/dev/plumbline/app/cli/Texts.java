package dev.plumbline.app.cli;

import java.util.Locale;

/** Texts cut to fit into a line. */
public final class Texts {
  private Texts() {}

  /** The text on one line, with an ellipsis where it is cut at a number of characters. */
  public static String cut(String text, int length) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= length
        ? line
        : line.substring(0, line.offsetByCodePoints(0, length - 1)) + "\u2026";
  }

  /** {@code 1 picture}, {@code 2 pictures}, {@code 12,345 pictures}. */
  public static String count(long number, String one) {
    return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
  }
}
