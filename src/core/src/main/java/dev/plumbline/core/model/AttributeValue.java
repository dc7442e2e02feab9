package dev.plumbline.core.model;

/** A value that filters can compare: text, a number or a flag. */
public sealed interface AttributeValue {
  /**
   * A text value, compared by equality, set membership or prefix.
   *
   * @param value at most 4096 characters, none of them half a surrogate pair
   */
  record Text(String value) implements AttributeValue {
    private static final int MAX_LENGTH = 4096;

    public Text {
      if (value.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "attribute value has "
                + value.length()
                + " characters (expected: at most "
                + MAX_LENGTH
                + ")");
      }
      if (Texts.isBroken(value)) {
        throw new IllegalArgumentException("attribute value holds half a surrogate pair");
      }
    }
  }

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
