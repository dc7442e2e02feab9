package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;

/** What a training minimises. */
@FunctionalInterface
public interface PairObjective {
  /** The loss of a batch, a scalar; differentiable in its embeddings. */
  NDArray loss(EmbeddedBatch batch);
}
