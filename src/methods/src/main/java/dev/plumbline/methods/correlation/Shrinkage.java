package dev.plumbline.methods.correlation;

import java.util.Arrays;

/**
 * How far to shrink a sample covariance S, [p, p] from n records, towards (tr S / p) I.
 *
 * <p>Oracle approximating shrinkage, Chen, Wiesel, Eldar, Hero, "Shrinkage Algorithms for MMSE
 * Covariance Estimation", IEEE TSP 58(10), 2010, equation 23: rho = ((1 - 2/p) tr S^2 + tr^2 S) /
 * ((n + 1 - 2/p)(tr S^2 - tr^2 S / p)), at most 1.
 */
final class Shrinkage {
  /** Of the power method. */
  private static final int STEPS = 30;

  private Shrinkage() {}

  /** The factor, 0 to 1. */
  static double oracleApproximating(double[] covariance, int p, double n) {
    double trace = trace(covariance, p);
    double squares = 0;
    for (double value : covariance) {
      squares += value * value;
    }
    double spread = squares - trace * trace / p;
    if (!(spread > 0)) {
      return 1; // already a multiple of the identity
    }
    double rho = ((1 - 2.0 / p) * squares + trace * trace) / ((n + 1 - 2.0 / p) * spread);
    return Math.min(1, rho);
  }

  /**
   * The largest share s with (1 - rho) C + rho t I >= s C as quadratic forms, t = tr C / p: (1 -
   * rho) + rho t / lambda, lambda the largest eigenvalue. 1 if shrinking changes nothing.
   */
  static double kept(double[] covariance, int p, double rho) {
    double largest = largestEigenvalue(covariance, p);
    return rho > 0 && largest > 0
        ? Math.min(1, 1 - rho + rho * trace(covariance, p) / p / largest)
        : 1;
  }

  /** By the power method, from below; near enough for a share. */
  private static double largestEigenvalue(double[] covariance, int p) {
    double[] vector = new double[p];
    Arrays.setAll(vector, i -> 1 + (double) i / p); // not across an eigenvector of note
    double value = 0;
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[p];
      double squares = 0;
      double length = 0;
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          next[i] += covariance[i * p + j] * vector[j];
        }
        squares += next[i] * next[i];
        length += vector[i] * vector[i];
      }
      if (!(squares > 0)) {
        return value;
      }
      value = Math.sqrt(squares / length);
      double scale = 1 / Math.sqrt(squares);
      for (int i = 0; i < p; i++) {
        vector[i] = next[i] * scale;
      }
    }
    return value;
  }

  static double trace(double[] covariance, int p) {
    double trace = 0;
    for (int i = 0; i < p; i++) {
      trace += covariance[i * p + i];
    }
    return trace;
  }
}
