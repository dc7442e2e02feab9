package dev.plumbline.methods.linear;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.FloatMatrix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mean and centred cross-products of the rows z = (x, y), in float64.
 *
 * @param mean [w]
 * @param products sum over the rows of (z - mean)' (z - mean), [w, w] row by row; only the upper
 *     triangle is meant
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way to an accumulator
public record CentredProducts(double[] mean, double[] products) {
  /** Multiplications from which on the way to native memory pays. */
  private static final double NATIVE_FROM = 2e9;

  /** Rows that stay in the processor's second cache. */
  private static final int BLOCK = 64;

  /** Rows that are in native memory at a time. */
  private static final int CHUNK = 4096;

  /** Columns of the upper triangle that are computed together. */
  private static final int STRIP = 128;

  /**
   * Computes them over all rows of both sides.
   *
   * @param x [n, d], n of 1 or more
   * @param y [n, e]
   * @return with a mean that is not finite, and no products, if a value is not
   */
  public static CentredProducts of(FloatMatrix x, FloatMatrix y) {
    double width = x.columns() + (double) y.columns();
    double[] mean = mean(x, y);
    if (!Double.isFinite(Arrays.stream(mean).sum())) {
      return new CentredProducts(mean, new double[0]);
    }
    boolean large = x.rows() * width * width >= NATIVE_FROM;
    return new CentredProducts(
        mean, large && NativeBlas.isAvailable() ? inEngine(x, y, mean) : inJava(x, y, mean));
  }

  private static double[] mean(FloatMatrix x, FloatMatrix y) {
    double[] sums = new double[x.columns() + y.columns()];
    add(x, sums, 0);
    add(y, sums, x.columns());
    for (int j = 0; j < sums.length; j++) {
      sums[j] /= x.rows();
    }
    return sums;
  }

  private static void add(FloatMatrix m, double[] sums, int start) {
    float[] data = m.data();
    int width = m.columns();
    for (int i = 0; i < m.rows(); i++) {
      for (int j = 0; j < width; j++) {
        sums[start + j] += data[i * width + j];
      }
    }
  }

  /** Computes the products in Java. */
  static double[] inJava(FloatMatrix x, FloatMatrix y, double[] mean) {
    int width = mean.length;
    double[] products = new double[Math.multiplyExact(width, width)];
    DoubleBuffer block = DoubleBuffer.allocate(BLOCK * width);
    for (int from = 0; from < x.rows(); from += BLOCK) {
      int count = Math.min(BLOCK, x.rows() - from);
      fill(x, y, mean, from, count, block);
      addOuterProducts(block.array(), 0, count, width, products);
    }
    return products;
  }

  /** Centred rows, row by row. */
  private static void fill(
      FloatMatrix x, FloatMatrix y, double[] mean, int from, int count, DoubleBuffer to) {
    for (int i = 0; i < count; i++) {
      copy(x, from + i, mean, 0, to, i * mean.length);
      copy(y, from + i, mean, x.columns(), to, i * mean.length + x.columns());
    }
  }

  private static void copy(
      FloatMatrix m, int row, double[] mean, int side, DoubleBuffer to, int start) {
    float[] data = m.data();
    int width = m.columns();
    for (int j = 0; j < width; j++) {
      to.put(start + j, data[row * width + j] - mean[side + j]);
    }
  }

  /** Computes them in Java. The rows, [n, w], are centred in place. */
  public static CentredProducts inJava(double[] rows, int count, int width) {
    double[] mean = new double[width];
    for (int r = 0; r < count; r++) {
      for (int i = 0; i < width; i++) {
        mean[i] += rows[r * width + i] / count;
      }
    }
    for (int r = 0; r < count; r++) {
      for (int i = 0; i < width; i++) {
        rows[r * width + i] -= mean[i];
      }
    }
    double[] products = new double[Math.multiplyExact(width, width)];
    for (int from = 0; from < count; from += BLOCK) {
      addOuterProducts(rows, from, Math.min(count, from + BLOCK), width, products);
    }
    return new CentredProducts(mean, products);
  }

  /** Two rows of the products by four rows at a time, so that each number read is used often. */
  private static void addOuterProducts(double[] z, int from, int to, int width, double[] products) {
    int i = 0;
    for (; i + 2 <= width; i += 2) {
      int out = i * width;
      int next = out + width;
      int r = from;
      for (; r + 4 <= to; r += 4) {
        int a = r * width;
        int b = a + width;
        int c = b + width;
        int d = c + width;
        double s0 = z[a + i];
        double s1 = z[b + i];
        double s2 = z[c + i];
        double s3 = z[d + i];
        double t0 = z[a + i + 1];
        double t1 = z[b + i + 1];
        double t2 = z[c + i + 1];
        double t3 = z[d + i + 1];
        for (int j = i; j < width; j++) {
          double za = z[a + j];
          double zb = z[b + j];
          double zc = z[c + j];
          double zd = z[d + j];
          products[out + j] += s0 * za + s1 * zb + s2 * zc + s3 * zd;
          products[next + j] += t0 * za + t1 * zb + t2 * zc + t3 * zd;
        }
      }
      for (; r < to; r++) {
        addRow(z, r * width, i, width, products);
        addRow(z, r * width, i + 1, width, products);
      }
    }
    for (; i < width; i++) {
      for (int r = from; r < to; r++) {
        addRow(z, r * width, i, width, products);
      }
    }
  }

  private static void addRow(double[] z, int start, int i, int width, double[] products) {
    double s = z[start + i];
    for (int j = i; j < width; j++) {
      products[i * width + j] += s * z[start + j];
    }
  }

  /** Computes the products in native memory, strip by strip of the upper triangle. */
  static double[] inEngine(FloatMatrix x, FloatMatrix y, double[] mean) {
    int width = mean.length;
    ByteBuffer memory =
        ByteBuffer.allocateDirect(Math.min(CHUNK, x.rows()) * width * Double.BYTES)
            .order(ByteOrder.nativeOrder());
    try (NDManager manager = NativeBlas.newManager()) {
      List<NDArray> strips = new ArrayList<>();
      for (int start = 0; start < width; start += STRIP) {
        Shape shape = new Shape(Math.min(STRIP, width - start), width - start);
        strips.add(manager.zeros(shape, DataType.FLOAT64));
      }
      for (int from = 0; from < x.rows(); from += CHUNK) {
        int count = Math.min(CHUNK, x.rows() - from);
        memory.limit(count * width * Double.BYTES);
        fill(x, y, mean, from, count, memory.asDoubleBuffer());
        try (NDArray rows = manager.create(memory, new Shape(count, width), DataType.FLOAT64)) {
          addProducts(rows, strips);
        }
      }
      return joined(strips, width);
    }
  }

  private static void addProducts(NDArray rows, List<NDArray> strips) {
    for (int s = 0; s < strips.size(); s++) {
      int start = s * STRIP;
      long end = start + strips.get(s).getShape().get(0);
      try (NDArray strip = rows.get(new NDIndex(":, {}:{}", start, end));
          NDArray rest = rows.get(new NDIndex(":, {}:", start));
          NDArray turned = strip.transpose();
          NDArray product = turned.matMul(rest)) {
        strips.get(s).addi(product);
      }
    }
  }

  private static double[] joined(List<NDArray> strips, int width) {
    double[] products = new double[Math.multiplyExact(width, width)];
    for (int s = 0; s < strips.size(); s++) {
      int start = s * STRIP;
      double[] values = strips.get(s).toDoubleArray();
      for (int i = 0; i < values.length / (width - start); i++) {
        System.arraycopy(
            values, i * (width - start), products, (start + i) * width + start, width - start);
      }
    }
    return products;
  }
}
