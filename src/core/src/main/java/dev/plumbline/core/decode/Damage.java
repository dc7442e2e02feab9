package dev.plumbline.core.decode;

import java.util.List;
import java.util.Locale;

/**
 * Tells the warnings that mean a hole in the picture from those that do not. Readers give half a
 * picture and a warning where they could not go on.
 */
final class Damage {
  private static final List<String> WORDS = List.of("premature", "truncated", "corrupt", "missing");

  private Damage() {}

  static boolean isToldBy(String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    // Some cameras pad their files; the picture is whole.
    return !lower.contains("extraneous bytes") && WORDS.stream().anyMatch(lower::contains);
  }
}
