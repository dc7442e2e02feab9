package dev.plumbline.core.model;

/** What texts that become keys and terms must be. */
final class Texts {
  private Texts() {}

  /**
   * Whether the text holds half a surrogate pair. UTF-8 cannot carry one: two texts that differ in
   * one would become the same.
   */
  static boolean isBroken(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }
}
