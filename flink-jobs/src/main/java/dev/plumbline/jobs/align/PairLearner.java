package dev.plumbline.jobs.align;

import dev.plumbline.core.align.AlignerTrainer.Projections;

/** Learns from pairs as they come, and fits projections on all it has seen. Thread-confined. */
sealed interface PairLearner permits StreamingCca, SampledTrainer {
  /** The method's name, as in configurations. */
  String method();

  /** Takes a pair in. */
  void add(Pair pair);

  /**
   * Fits both projections.
   *
   * @throws IllegalArgumentException if the pairs cannot be learned from
   */
  Projections fit();

  /** All that it has learned, for a checkpoint. */
  byte[] toBytes();
}
