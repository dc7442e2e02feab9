package dev.plumbline.encoders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.util.Arrays;
import java.util.List;

/** A model's answers for one batch, by name or by place. */
public final class Outputs {
  private final NDList list;

  public Outputs(NDList list) {
    this.list = list;
  }

  /**
   * Reads an output into Java memory.
   *
   * @param name the output's name, or its place from 0 where the model gives no names
   * @throws IllegalArgumentException if there is no such output
   */
  public Floats floats(String name) {
    NDArray array = list.get(name);
    if (array == null && name.matches("\\d{1,3}") && Integer.parseInt(name) < list.size()) {
      array = list.get(Integer.parseInt(name));
    }
    if (array == null) {
      List<String> names = list.stream().map(NDArray::getName).toList();
      throw new IllegalArgumentException("output: '" + name + "' (expected: one of " + names + ")");
    }
    return new Floats(name, array.getShape(), array.toFloatArray());
  }

  /** An output in Java memory, not to be written to. */
  public static final class Floats {
    private final String name;
    private final Shape shape;
    private final float[] values;

    /**
     * Takes the values without a copy.
     *
     * @param name its name
     * @param shape its shape, the batch first
     * @param values row by row
     */
    public Floats(String name, Shape shape, float[] values) {
      this.name = name;
      this.shape = shape;
      this.values = values;
    }

    public String name() {
      return name;
    }

    public Shape shape() {
      return shape;
    }

    public float[] values() {
      return values;
    }

    /** One item's values as one vector: [n, d], also with trailing ones, as [n, d, 1, 1]. */
    public FloatVector vector(int item) {
      int size = Math.toIntExact(shape.slice(1).size());
      if (shape.get(1) != size) {
        throw wrong("[n, d]");
      }
      return FloatVector.wrap(slice(item * size, size));
    }

    /** The mean of one item's rows {@code [from, to)}; the output is [n, rows, d]. */
    public FloatVector mean(int item, int from, int to) {
      int columns = columns();
      double[] sum = new double[columns];
      int start = item * Math.toIntExact(shape.get(1)) * columns;
      for (int row = from; row < to; row++) {
        for (int i = 0; i < columns; i++) {
          sum[i] += values[start + row * columns + i];
        }
      }
      float[] mean = new float[columns];
      for (int i = 0; i < columns; i++) {
        mean[i] = (float) (sum[i] / (to - from));
      }
      return FloatVector.wrap(mean);
    }

    /** Some of one item's rows; the output is [n, rows, d]. */
    public FloatMatrix rows(int item, int[] places, boolean normalize) {
      int columns = columns();
      float[] data = new float[places.length * columns];
      int start = item * Math.toIntExact(shape.get(1)) * columns;
      for (int i = 0; i < places.length; i++) {
        FloatVector row = FloatVector.wrap(slice(start + places[i] * columns, columns));
        (normalize ? row.normalized() : row).copyTo(data, i * columns);
      }
      return FloatMatrix.wrap(places.length, columns, data);
    }

    private int columns() {
      if (shape.dimension() != 3) {
        throw wrong("[n, rows, d]");
      }
      return Math.toIntExact(shape.get(2));
    }

    private float[] slice(int from, int size) {
      return Arrays.copyOfRange(values, from, from + size);
    }

    /** For a reader who finds another shape than it expects. */
    public IllegalArgumentException wrong(String expected) {
      return new IllegalArgumentException(
          "output '" + name + "': shape " + shape + " (expected: " + expected + ")");
    }
  }
}
