package dev.plumbline.core.model;

import java.util.Arrays;

/**
 * A vector of finite 32-bit floats. Immutable: the array is copied in, and {@link #toArray()}
 * copies out.
 */
public final class FloatVector {
  private final float[] values;

  private FloatVector(float[] values) {
    this.values = values;
  }

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there are none, or one is NaN or infinite
   */
  public static FloatVector of(float... values) {
    return wrap(values.clone());
  }

  /**
   * Takes the array without a copy: the caller hands it over and does not write to it again.
   *
   * @throws IllegalArgumentException if there are no values, or one is NaN or infinite
   */
  public static FloatVector wrap(float[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("vector has no values (expected: at least 1)");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "vector[" + i + "]: " + values[i] + " (expected: finite)");
      }
    }
    return new FloatVector(values);
  }

  public int dimension() {
    return values.length;
  }

  public float get(int index) {
    return values[index];
  }

  public float[] toArray() {
    return values.clone();
  }

  /** Copies the values to {@code target[offset...]}. */
  public void copyTo(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  /** Inner product, summed in double precision. */
  public double dot(FloatVector other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException(
          "dimension: " + other.values.length + " (expected: " + values.length + ")");
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return sum;
  }

  /** Euclidean length. */
  public double norm() {
    return Math.sqrt(dot(this));
  }

  /** This vector at length 1; a zero vector stays zero. */
  public FloatVector normalized() {
    double norm = norm();
    if (norm == 0) {
      return this;
    }
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (float) (values[i] / norm);
    }
    return new FloatVector(scaled);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatVector that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "FloatVector[" + values.length + "]";
  }
}
