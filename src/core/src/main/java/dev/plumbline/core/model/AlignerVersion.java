package dev.plumbline.core.model;

/**
 * An aligner's version: a positive number that grows with each publication.
 *
 * @param number 1 or more
 */
public record AlignerVersion(long number) implements Comparable<AlignerVersion> {
  public AlignerVersion {
    if (number < 1) {
      throw new IllegalArgumentException("aligner version: " + number + " (expected: >= 1)");
    }
  }

  @Override
  public int compareTo(AlignerVersion other) {
    return Long.compare(number, other.number);
  }

  public AlignerVersion next() {
    return new AlignerVersion(number + 1);
  }

  /** For people: {@code a7}. */
  @Override
  public String toString() {
    return "a" + number;
  }
}
