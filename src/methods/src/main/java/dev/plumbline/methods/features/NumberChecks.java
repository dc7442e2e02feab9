package dev.plumbline.methods.features;

/** What every number of a file must be, whatever the format. */
final class NumberChecks {
  /** Beyond this a double may stand for several whole numbers. */
  private static final double EXACT = 0x1p53;

  private NumberChecks() {}

  /** A 32-bit float, finite. */
  static float finite(double value, Place place, int[] shape, int at) throws FeatureFileException {
    float narrowed = (float) value;
    if (Float.isFinite(narrowed)) {
      return narrowed;
    }
    if (Double.isFinite(value)) {
      throw place.wrong(
          "holds " + value + " at " + Shaped.index(shape, at),
          "at most 3.4e38 in size, as 32-bit floats are",
          "scale the features");
    }
    throw place.wrong(
        "holds " + value + " at " + Shaped.index(shape, at),
        "finite numbers",
        "find the rows with ~np.isfinite(x).all(axis=1) and mend or drop them on both sides");
  }

  /** A whole number out of a float. */
  static long whole(double value, Place place, int[] shape, int at) throws FeatureFileException {
    if (value != Math.rint(value) || Math.abs(value) > EXACT) { // NaN is no whole number either
      throw place.wrong(
          "holds " + value + " at " + Shaped.index(shape, at),
          "whole numbers",
          "save " + place.array() + " as integers");
    }
    return (long) value;
  }

  /** A whole number out of 64 bits that may be unsigned. */
  static long signed(long value, boolean unsigned, Place place, int[] shape, int at)
      throws FeatureFileException {
    if (unsigned && value < 0) {
      throw place.wrong(
          "holds " + Long.toUnsignedString(value) + " at " + Shaped.index(shape, at),
          "at most 9,223,372,036,854,775,807",
          "save " + place.array() + " as texts");
    }
    return value;
  }
}
