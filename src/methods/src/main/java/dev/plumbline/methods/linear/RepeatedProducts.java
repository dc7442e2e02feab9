package dev.plumbline.methods.linear;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.FloatMatrix;
import java.util.Optional;

/**
 * Products in float64 with one matrix, X, that stays as it is while many others come: what a linear
 * model does at each step of its descent. Small ones are done in Java. For large ones X lies in
 * native memory all the time, so that only the other matrices travel. Thread-confined.
 */
public final class RepeatedProducts implements AutoCloseable {
  /**
   * Multiplications from which on the engine pays. Below, its threads wait for one another longer
   * than they work as soon as the machine has something else to do.
   */
  private static final double NATIVE_FROM = 2e7;

  /** Rows that are added to another at once. */
  private static final int BLOCK = 4;

  private final int rows;
  private final int columns;
  private final int others;
  private final double[] x; // [n, d]
  private final Optional<NDArray> inEngine; // the same; its manager is ours to close

  private RepeatedProducts(int rows, int columns, int others, double[] x) {
    this.rows = rows;
    this.columns = columns;
    this.others = others;
    this.x = x;
    this.inEngine =
        (double) x.length * others >= NATIVE_FROM && NativeBlas.isAvailable()
            ? Optional.of(NativeBlas.newManager().create(x, new Shape(rows, columns)))
            : Optional.empty();
  }

  /**
   * With a copy of these rows as X, [n, d].
   *
   * @param others c, columns of each other matrix
   */
  public static RepeatedProducts with(FloatMatrix rows, int others) {
    double[] x = new double[rows.data().length];
    for (int i = 0; i < x.length; i++) {
      x[i] = rows.data()[i];
    }
    return new RepeatedProducts(rows.rows(), rows.columns(), others, x);
  }

  /**
   * X W.
   *
   * @param w [d, c], row by row
   * @return [n, c], row by row
   */
  public double[] times(double[] w) {
    return inEngine.isPresent()
        ? multiply(inEngine.get(), false, w, new Shape(columns, others))
        : combine(rows, columns, columns, 1, w);
  }

  /**
   * X' G.
   *
   * @param g [n, c], row by row
   * @return [d, c], row by row
   */
  public double[] transposedTimes(double[] g) {
    return inEngine.isPresent()
        ? multiply(inEngine.get(), true, g, new Shape(rows, others))
        : combine(columns, rows, 1, columns, g);
  }

  /** Row p of the result is the sum of the other's rows q, each times x[p * outer + q * inner]. */
  private double[] combine(int results, int terms, int outer, int inner, double[] other) {
    int c = others;
    double[] product = new double[results * c];
    for (int p = 0; p < results; p++) {
      int q = 0;
      for (; q + BLOCK <= terms; q += BLOCK) {
        int at = p * outer + q * inner;
        double x0 = x[at];
        double x1 = x[at + inner];
        double x2 = x[at + 2 * inner];
        double x3 = x[at + 3 * inner];
        for (int k = 0; k < c; k++) {
          product[p * c + k] +=
              x0 * other[q * c + k]
                  + x1 * other[(q + 1) * c + k]
                  + x2 * other[(q + 2) * c + k]
                  + x3 * other[(q + 3) * c + k];
        }
      }
      for (; q < terms; q++) {
        double value = x[p * outer + q * inner];
        for (int k = 0; k < c; k++) {
          product[p * c + k] += value * other[q * c + k];
        }
      }
    }
    return product;
  }

  private static double[] multiply(NDArray x, boolean transposed, double[] other, Shape shape) {
    try (NDManager step = x.getManager().newSubManager()) {
      NDArray left = x;
      if (transposed) {
        left = x.transpose();
        left.attach(step);
      }
      NDArray product = left.matMul(step.create(other, shape));
      product.attach(step);
      return product.toDoubleArray();
    }
  }

  @Override
  public void close() {
    inEngine.ifPresent(array -> array.getManager().close());
  }
}
