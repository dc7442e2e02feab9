package dev.plumbline.methods.image;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** What a training of an image encoder minimises. */
@FunctionalInterface
public interface ImageObjective {
  /**
   * The loss of a batch.
   *
   * @param embeddings [n, d]
   * @param rows which images they are of, [n]
   * @return a scalar, differentiable in the embeddings
   */
  NDArray loss(NDArray embeddings, int[] rows);

  /** What is learned beside the encoder by the same optimiser. */
  default List<NDArray> parameters() {
    return List.of();
  }

  /** Called after each step: moves what is learned in a way of its own. */
  default void step() {}
}
