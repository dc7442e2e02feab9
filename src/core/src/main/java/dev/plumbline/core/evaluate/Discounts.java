package dev.plumbline.core.evaluate;

/** Sums of 1 / log2(1 + rank), as discounted cumulative gain takes them. */
final class Discounts {
  private final double[] sums;

  Discounts(int ranks) {
    sums = new double[ranks + 1];
    for (int rank = 1; rank <= ranks; rank++) {
      sums[rank] = sums[rank - 1] + Math.log(2) / Math.log(1.0 + rank);
    }
  }

  /** Over the ranks {@code from + 1} to {@code to}. */
  double sum(int from, int to) {
    return sums[to] - sums[from];
  }
}
