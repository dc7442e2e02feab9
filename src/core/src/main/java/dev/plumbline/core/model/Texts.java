package dev.plumbline.core.model;

/** What texts that become keys and terms must be. */
final class Texts {
  private Texts() {}

  /**
   * Whether the text holds half a surrogate pair. UTF-8 cannot carry one: two texts that differ in
   * one would become the same.
   */
  static boolean isBroken(String text) {
    // A plain loop: this is asked of every item that is read from an index.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
