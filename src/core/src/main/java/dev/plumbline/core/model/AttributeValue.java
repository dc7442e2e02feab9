package dev.plumbline.core.model;

/** A value that filters can compare: text, a number or a flag. */
public sealed interface AttributeValue {
  /** A text value, compared by equality, set membership or prefix. */
  record Text(String value) implements AttributeValue {}

  /** A number, compared by order; 64-bit floating point, finite. */
  record Numeric(double value) implements AttributeValue {
    public Numeric {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("attribute value: " + value + " (expected: finite)");
      }
    }
  }

  /** A yes or no. */
  record Flag(boolean value) implements AttributeValue {}
}
