package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;

/**
 * The triplet loss: sum over anchors i, positives j and chosen negatives k of [a - s_ij + s_ik]+.
 *
 * @param margin a, 0 or more
 */
public record HingeLoss(double margin) implements PairLoss {
  public HingeLoss {
    if (!(margin >= 0)) {
      throw new IllegalArgumentException("margin: " + margin + " (expected: >= 0)");
    }
  }

  @Override
  public NDArray of(PairMatrix pairs) {
    Triplets triplets = Triplets.of(pairs);
    return triplets
        .negatives() // [p, m]
        .sub(triplets.positives()) // [p, 1]
        .add(margin)
        .maximum(0)
        .mul(triplets.chosen())
        .sum();
  }
}
