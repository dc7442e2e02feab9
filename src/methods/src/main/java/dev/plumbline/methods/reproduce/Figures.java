package dev.plumbline.methods.reproduce;

import java.util.Locale;

/** Numbers as text, the same in every country. */
final class Figures {
  private Figures() {}

  /** About four digits. */
  static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return Long.toString((long) value);
    }
    if (value != 0 && Math.abs(value) < 1e-3) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    String text = String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.4f" : "%.2f", value);
    return text.replaceAll("(\\.[0-9]*?)0+$", "$1").replaceAll("\\.$", "");
  }
}
