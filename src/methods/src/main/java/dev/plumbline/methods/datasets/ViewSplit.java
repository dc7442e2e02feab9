package dev.plumbline.methods.datasets;

import dev.plumbline.core.align.PairSet;

/**
 * Two views of the same things, in three parts.
 *
 * @param train to learn from
 * @param validation to choose hyper-parameters on
 * @param test to report
 */
public record ViewSplit(PairSet train, PairSet validation, PairSet test) {
  /** The same parts with fewer training pairs: the first of them. */
  public ViewSplit withTrain(int pairs) {
    int[] places = new int[Math.min(pairs, train.size())];
    java.util.Arrays.setAll(places, i -> i);
    return new ViewSplit(train.select(places), validation, test);
  }
}
