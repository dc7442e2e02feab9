package dev.plumbline.scenes;

/**
 * What the generator draws.
 *
 * @param seed the seed; another seed gives other scenes
 * @param size side of the square picture in pixels, 32 to 1024
 * @param minObjects fewest objects in a scene, 1 to maxObjects
 * @param maxObjects most objects in a scene, up to 6
 * @param drift whether the vocabulary grows with the index, see {@link Vocabulary}
 */
public record ScenesConfig(long seed, int size, int minObjects, int maxObjects, boolean drift) {
  private static final int MOST_OBJECTS = 6;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public ScenesConfig {
    check("size", size, 32, 1024);
    check("maxObjects", maxObjects, 1, MOST_OBJECTS);
    check("minObjects", minObjects, 1, maxObjects);
  }

  /** Pictures of 128 x 128 with one to four objects, all words from the start. */
  public static ScenesConfig of(long seed) {
    return new ScenesConfig(seed, 128, 1, 4, false);
  }

  public ScenesConfig withSize(int pixels) {
    return new ScenesConfig(seed, pixels, minObjects, maxObjects, drift);
  }

  /** With {@code (1, 1)} a scene is one object, and its shape or colour a class. */
  public ScenesConfig withObjects(int min, int max) {
    return new ScenesConfig(seed, size, min, max, drift);
  }

  public ScenesConfig withDrift(boolean on) {
    return new ScenesConfig(seed, size, minObjects, maxObjects, on);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + min + " to " + max + ")");
    }
  }
}
