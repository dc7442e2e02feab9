package dev.plumbline.methods.correlation;

/**
 * How far to shrink a sample covariance S, [p, p] from n records, towards (tr S / p) I.
 *
 * <p>Oracle approximating shrinkage, Chen, Wiesel, Eldar, Hero, "Shrinkage Algorithms for MMSE
 * Covariance Estimation", IEEE TSP 58(10), 2010, equation 23: rho = ((1 - 2/p) tr S^2 + tr^2 S) /
 * ((n + 1 - 2/p)(tr S^2 - tr^2 S / p)), at most 1.
 */
final class Shrinkage {
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

  static double trace(double[] covariance, int p) {
    double trace = 0;
    for (int i = 0; i < p; i++) {
      trace += covariance[i * p + i];
    }
    return trace;
  }
}
