package dev.plumbline.gateway.live;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Random;

/**
 * The two directions in which points differ most, by orthogonal iteration. The covariance is never
 * formed: one step is two passes over the points.
 *
 * @param places each point's place along the two directions, [n, 2]
 * @param explained each direction's share of the whole variance, 0 to 1; two of them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Pca(double[][] places, double[] explained) {
  private static final int AXES = 2;
  private static final int ITERATIONS = 50;

  /**
   * Fits and projects.
   *
   * @param points [n, d] with n of 1 or more
   */
  static Pca of(FloatMatrix points) {
    double[][] rows = centred(points);
    double[][] axes = axes(rows, points.columns());
    double[][] places = new double[rows.length][AXES];
    double[] explained = new double[AXES];
    double total = 0;
    for (int i = 0; i < rows.length; i++) {
      total += dot(rows[i], rows[i]);
      for (int a = 0; a < AXES; a++) {
        places[i][a] = dot(rows[i], axes[a]);
        explained[a] += places[i][a] * places[i][a];
      }
    }
    for (int a = 0; a < AXES; a++) {
      explained[a] = total == 0 ? 0 : Math.min(1, explained[a] / total);
    }
    return new Pca(places, explained);
  }

  private static double[][] centred(FloatMatrix points) {
    double[] mean = new double[points.columns()];
    double[][] rows = new double[points.rows()][points.columns()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        rows[i][j] = points.get(i, j);
        mean[j] += rows[i][j] / rows.length;
      }
    }
    for (double[] row : rows) {
      for (int j = 0; j < mean.length; j++) {
        row[j] -= mean[j];
      }
    }
    return rows;
  }

  /** Starts from fixed numbers, so that the same points always give the same map. */
  private static double[][] axes(double[][] rows, int dimension) {
    Random random = new Random(1);
    double[][] axes = new double[AXES][dimension];
    for (double[] axis : axes) {
      for (int i = 0; i < dimension; i++) {
        axis[i] = random.nextGaussian();
      }
    }
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      for (int a = 0; a < AXES; a++) {
        axes[a] = timesCovariance(rows, axes[a]);
        for (int b = 0; b < a; b++) {
          add(axes[a], axes[b], -dot(axes[a], axes[b]));
        }
        normalize(axes[a]);
      }
    }
    return axes;
  }

  /** X'(Xv): the covariance times v, but for a factor that {@link #normalize} takes out. */
  private static double[] timesCovariance(double[][] rows, double[] vector) {
    double[] product = new double[vector.length];
    for (double[] row : rows) {
      add(product, row, dot(row, vector));
    }
    return product;
  }

  private static void add(double[] target, double[] vector, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * vector[i];
    }
  }

  private static void normalize(double[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    for (int i = 0; norm > 0 && i < vector.length; i++) {
      vector[i] /= norm;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
