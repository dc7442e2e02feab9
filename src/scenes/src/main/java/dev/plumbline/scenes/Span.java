package dev.plumbline.scenes;

/**
 * A stretch of a caption's text and what it names.
 *
 * @param start first character
 * @param end after the last character
 * @param role the part it plays
 * @param object index in the scene's objects; of a relation its subject; {@link #NONE} of a
 *     background
 * @param other of a relation the object it is told from, else {@link #NONE}
 */
public record Span(int start, int end, Role role, int object, int other) {
  /** No object. */
  public static final int NONE = -1;

  /**
   * Checks the order of the ends.
   *
   * @throws IllegalArgumentException if the stretch is empty or an index is below {@link #NONE}
   */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "span: [" + start + ", " + end + ") (expected: 0 <= start < end)");
    }
    if (object < NONE || other < NONE) {
      throw new IllegalArgumentException(
          "span of objects " + object + ", " + other + " (expected: >= " + NONE + ")");
    }
  }
}
