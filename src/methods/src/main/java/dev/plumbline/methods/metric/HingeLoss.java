package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

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
    NDArray violation =
        triplets
            .negatives() // [p, m]
            .sub(triplets.positives()) // [p, 1]
            .add(margin);
    return Activation.relu(violation).mul(triplets.chosen()).sum();
  }
}
