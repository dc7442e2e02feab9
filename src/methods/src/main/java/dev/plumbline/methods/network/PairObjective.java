package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** What a training minimises. */
@FunctionalInterface
public interface PairObjective {
  /** The loss of a batch, a scalar; differentiable in its embeddings. */
  NDArray loss(EmbeddedBatch batch);

  /** What is learned beside the networks by the same optimiser; the same arrays every time. */
  default List<NDArray> parameters() {
    return List.of();
  }

  /** Called after each step: moves what is learned in a way of its own. */
  default void step() {}
}
