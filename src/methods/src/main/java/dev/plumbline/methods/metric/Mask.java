package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Which candidates of which anchors are meant, [n, m]. Immutable. */
public final class Mask {
  private final int rows;
  private final int columns;
  private final boolean[] values;

  /** Whether one is meant. */
  public interface Choice {
    boolean contains(int row, int column);
  }

  private Mask(int rows, int columns, boolean[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Takes the array without a copy, row by row. */
  static Mask wrap(int rows, int columns, boolean[] values) {
    if (values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          "mask [" + rows + ", " + columns + "] with " + values.length + " values");
    }
    return new Mask(rows, columns, values);
  }

  /** Where both have the same number. */
  static Mask equal(int[] rows, int[] columns) {
    boolean[] values = new boolean[Math.multiplyExact(rows.length, columns.length)];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        values[i * columns.length + j] = rows[i] == columns[j];
      }
    }
    return new Mask(rows.length, columns.length, values);
  }

  /** Asks for each place once. */
  public static Mask of(int rows, int columns, Choice choice) {
    boolean[] values = new boolean[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values[i * columns + j] = choice.contains(i, j);
      }
    }
    return new Mask(rows, columns, values);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public boolean contains(int row, int column) {
    return values[row * columns + column];
  }

  /** How many are meant. */
  public int count() {
    int count = 0;
    for (boolean value : values) {
      count += value ? 1 : 0;
    }
    return count;
  }

  public Mask transpose() {
    boolean[] turned = new boolean[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = values[i * columns + j];
      }
    }
    return new Mask(columns, rows, turned);
  }

  /** All that is not meant. */
  public Mask complement() {
    boolean[] others = new boolean[values.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = !values[i];
    }
    return new Mask(rows, columns, others);
  }

  /** Ones and zeros of the same type as, and owned by the same manager as, some scores. */
  public NDArray like(NDArray scores) {
    float[] ones = new float[values.length];
    for (int i = 0; i < ones.length; i++) {
      ones[i] = values[i] ? 1 : 0;
    }
    NDArray mask = scores.getManager().create(ones, new Shape(rows, columns));
    return scores.getDataType() == DataType.FLOAT32
        ? mask
        : mask.toType(scores.getDataType(), false);
  }
}
