package dev.plumbline.core.model;

/** What texts that become keys and terms must be. */
final class Texts {
  private static final int MAX_NAME_LENGTH = 64;

  private Texts() {}

  /**
   * Whether the text is 1 to 64 characters of {@code a-z 0-9}, after the first also of some more. A
   * loop and no pattern, here and below: these are asked several times of each item that is read
   * from an index, where patterns took a quarter of the time.
   *
   * @param more what else may follow the first character
   */
  static boolean isName(String text, String more) {
    if (text.isEmpty() || text.length() > MAX_NAME_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!plain && (i == 0 || more.indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the text holds half a surrogate pair. UTF-8 cannot carry one: two texts that differ in
   * one would become the same.
   */
  static boolean isBroken(String text) {
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
