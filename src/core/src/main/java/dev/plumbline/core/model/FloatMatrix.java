package dev.plumbline.core.model;

import java.util.Arrays;
import java.util.List;

/**
 * A row-major matrix of 32-bit floats, [rows, columns]. Immutable by contract: whoever wraps an
 * array does not write to it again, and whoever reads {@link #data()} does not write to it.
 */
public final class FloatMatrix {
  private final int rows;
  private final int columns;
  private final float[] data;

  private FloatMatrix(int rows, int columns, float[] data) {
    this.rows = rows;
    this.columns = columns;
    this.data = data;
  }

  /**
   * Takes the array without a copy.
   *
   * @throws IllegalArgumentException if a size is negative or the array's length is not rows x
   *     columns
   */
  public static FloatMatrix wrap(int rows, int columns, float[] data) {
    if (rows < 0 || columns < 0 || (long) rows * columns != data.length) {
      throw new IllegalArgumentException(
          "matrix [" + rows + ", " + columns + "] with " + data.length + " values");
    }
    return new FloatMatrix(rows, columns, data);
  }

  /**
   * Stacks vectors as rows.
   *
   * @throws IllegalArgumentException if there are none or their dimensions differ
   */
  public static FloatMatrix ofRows(List<FloatVector> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no rows (expected: at least 1)");
    }
    int columns = rows.get(0).dimension();
    float[] data = new float[Math.multiplyExact(rows.size(), columns)];
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).dimension() != columns) {
        throw new IllegalArgumentException(
            "row "
                + i
                + " has "
                + rows.get(i).dimension()
                + " columns (expected: "
                + columns
                + ")");
      }
      rows.get(i).copyTo(data, i * columns);
    }
    return new FloatMatrix(rows.size(), columns, data);
  }

  /** A matrix with no rows. */
  public static FloatMatrix empty(int columns) {
    return wrap(0, columns, new float[0]);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public float get(int row, int column) {
    return data[row * columns + column];
  }

  /** A copy of one row. */
  public FloatVector row(int row) {
    return FloatVector.wrap(Arrays.copyOfRange(data, row * columns, (row + 1) * columns));
  }

  /** The backing values, row by row; not to be written to. */
  public float[] data() {
    return data;
  }

  /** The rows at the given places, in that order. */
  public FloatMatrix select(int... places) {
    float[] selected = new float[places.length * columns];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(data, places[i] * columns, selected, i * columns, columns);
    }
    return new FloatMatrix(places.length, columns, selected);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatMatrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "FloatMatrix[" + rows + ", " + columns + "]";
  }
}
