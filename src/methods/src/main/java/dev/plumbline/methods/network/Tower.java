package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** One side's network while it learns. Owns its parameters; confined to one thread. */
public interface Tower extends AutoCloseable {
  /**
   * Embeds a batch.
   *
   * @param rows [n, ...]; the result, and all that lies between, belongs to its manager
   * @param training whether batch statistics and dropout are wanted
   * @return [n, d], differentiable in the parameters while gradients are collected
   */
  NDArray forward(NDArray rows, boolean training);

  /** What is learned; each requires a gradient. The same arrays in the same order every time. */
  List<NDArray> parameters();

  /** Frees the parameters. */
  @Override
  void close();
}
