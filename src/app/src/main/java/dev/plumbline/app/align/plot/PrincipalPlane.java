package dev.plumbline.app.align.plot;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Random;

/**
 * The plane of the two principal components of some rows, found by orthogonal iteration on the
 * centred rows, without their covariance: rows may be thousands of values wide.
 */
final class PrincipalPlane {
  private static final int ITERATIONS = 60;
  private static final long SEED = 1;

  private final double[] mean;
  private final double[][] axes;

  private PrincipalPlane(double[] mean, double[][] axes) {
    this.mean = mean;
    this.axes = axes;
  }

  /** Fits; the axes' signs are such that the sum of an axis is not negative. */
  static PrincipalPlane of(FloatMatrix rows) {
    int d = rows.columns();
    double[] mean = new double[d];
    for (int i = 0; i < rows.rows(); i++) {
      for (int c = 0; c < d; c++) {
        mean[c] += (double) rows.get(i, c) / rows.rows();
      }
    }
    Random random = new Random(SEED);
    double[][] axes = new double[2][d];
    for (double[] axis : axes) {
      for (int c = 0; c < d; c++) {
        axis[c] = random.nextGaussian();
      }
    }
    PrincipalPlane plane = new PrincipalPlane(mean, axes);
    for (int i = 0; i < ITERATIONS; i++) {
      plane.iterate(rows);
    }
    for (double[] axis : axes) {
      double sum = 0;
      for (double value : axis) {
        sum += value;
      }
      scale(axis, sum < 0 ? -1 : 1);
    }
    return plane;
  }

  /** Axes become C axes, at right angles and of length 1; C the covariance. */
  private void iterate(FloatMatrix rows) {
    for (double[] axis : axes) {
      double[] next = new double[axis.length];
      for (int i = 0; i < rows.rows(); i++) {
        double along = dot(rows, i, axis);
        for (int c = 0; c < next.length; c++) {
          next[c] += along * (rows.get(i, c) - mean[c]);
        }
      }
      System.arraycopy(next, 0, axis, 0, next.length);
    }
    normalize(axes[0]);
    double common = 0;
    for (int c = 0; c < mean.length; c++) {
      common += axes[0][c] * axes[1][c];
    }
    for (int c = 0; c < mean.length; c++) {
      axes[1][c] -= common * axes[0][c];
    }
    normalize(axes[1]);
  }

  private double dot(FloatMatrix rows, int row, double[] axis) {
    double sum = 0;
    for (int c = 0; c < axis.length; c++) {
      sum += (rows.get(row, c) - mean[c]) * axis[c];
    }
    return sum;
  }

  private static void normalize(double[] axis) {
    double squares = 0;
    for (double value : axis) {
      squares += value * value;
    }
    scale(axis, squares > 1e-24 ? 1 / Math.sqrt(squares) : 0); // a direction without variance
  }

  private static void scale(double[] axis, double factor) {
    for (int c = 0; c < axis.length; c++) {
      axis[c] *= factor;
    }
  }

  /** Rows in the plane, [n][2]. */
  double[][] project(FloatMatrix rows) {
    double[][] points = new double[rows.rows()][2];
    for (int i = 0; i < points.length; i++) {
      points[i][0] = dot(rows, i, axes[0]);
      points[i][1] = dot(rows, i, axes[1]);
    }
    return points;
  }
}
