package dev.plumbline.scenes;

/**
 * One event of a clip.
 *
 * @param side where the object comes from, moves to, or leaves
 * @param object index of the object, its {@link SceneObject#z()}
 * @param start first frame in which it happens
 * @param end after the last such frame
 * @param caption tells this event alone
 */
public record ClipEvent(
    Happening happening, Side side, int object, int start, int end, Caption caption) {
  /**
   * Checks the interval.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public ClipEvent {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "event: frames [" + start + ", " + end + ") (expected: 0 <= start < end)");
    }
  }
}
