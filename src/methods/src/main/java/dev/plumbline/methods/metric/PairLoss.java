package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;

/**
 * What a matrix of scores costs. Knows nothing of how its negatives were chosen. Differentiable in
 * the scores.
 */
public interface PairLoss {
  /**
   * The loss.
   *
   * @param pairs scores, positives, and the negatives that count; 32 or 64 bit
   * @return a scalar of the scores' type; 0 where there is no positive
   */
  NDArray of(PairMatrix pairs);
}
