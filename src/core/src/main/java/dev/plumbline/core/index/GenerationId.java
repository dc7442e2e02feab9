package dev.plumbline.core.index;

/**
 * Names one generation: a positive number that grows.
 *
 * @param number 1 or more
 */
public record GenerationId(long number) implements Comparable<GenerationId> {
  public GenerationId {
    if (number < 1) {
      throw new IllegalArgumentException("generation: " + number + " (expected: >= 1)");
    }
  }

  @Override
  public int compareTo(GenerationId other) {
    return Long.compare(number, other.number);
  }

  /** For people: {@code g3}. */
  @Override
  public String toString() {
    return "g" + number;
  }
}
