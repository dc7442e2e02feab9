package dev.plumbline.methods.linear;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.FloatMatrix;
import java.util.Arrays;

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

  /** Columns of the upper triangle that are computed together. */
  private static final int STRIP = 128;

  /** Computes them over the rows {@code from} to {@code to - 1} of both sides. */
  public static CentredProducts of(FloatMatrix x, FloatMatrix y, int from, int to) {
    double width = x.columns() + (double) y.columns();
    if ((to - from) * width * width >= NATIVE_FROM && NativeBlas.isAvailable()) {
      return inEngine(x, y, from, to);
    }
    double[] rows = new double[(to - from) * (x.columns() + y.columns())];
    for (int i = from; i < to; i++) {
      int start = (i - from) * (x.columns() + y.columns());
      copy(x, i, rows, start);
      copy(y, i, rows, start + x.columns());
    }
    return inJava(rows, to - from, x.columns() + y.columns());
  }

  private static void copy(FloatMatrix from, int row, double[] to, int start) {
    for (int j = 0; j < from.columns(); j++) {
      to[start + j] = from.data()[row * from.columns() + j];
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

  /** Computes them in native memory, strip by strip of the upper triangle. */
  static CentredProducts inEngine(FloatMatrix x, FloatMatrix y, int from, int to) {
    int width = x.columns() + y.columns();
    double[] products = new double[Math.multiplyExact(width, width)];
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray rows =
          NDArrays.concat(new NDList(part(manager, x, from, to), part(manager, y, from, to)), 1)
              .toType(DataType.FLOAT64, false);
      NDArray mean = rows.mean(new int[] {0}, true);
      NDArray centred = rows.subi(mean);
      for (int start = 0; start < width; start += STRIP) {
        int end = Math.min(width, start + STRIP);
        try (NDArray strip = centred.get(new NDIndex(":, {}:{}", start, end));
            NDArray rest = centred.get(new NDIndex(":, {}:", start));
            NDArray turned = strip.transpose();
            NDArray product = turned.matMul(rest)) {
          double[] values = product.toDoubleArray();
          for (int i = start; i < end; i++) {
            System.arraycopy(
                values, (i - start) * (width - start), products, i * width + start, width - start);
          }
        }
      }
      return new CentredProducts(mean.toDoubleArray(), products);
    }
  }

  private static NDArray part(NDManager manager, FloatMatrix m, int from, int to) {
    float[] data =
        from == 0 && to == m.rows()
            ? m.data()
            : Arrays.copyOfRange(m.data(), from * m.columns(), to * m.columns());
    return manager.create(data, new Shape(to - from, m.columns()));
  }
}
