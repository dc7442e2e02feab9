package dev.plumbline.jobs.align;

/** Learns from pairs as they come, for fits on all it has seen. Thread-confined. */
sealed interface PairLearner permits StreamingCca, SampledTrainer {
  /** The method's name, as in configurations. */
  String method();

  /** Takes a pair in. */
  void add(Pair pair);

  /** A fit on what it has learned by now; what it learns later does not change it. */
  PendingFit freeze();

  /** All that it has learned, for a checkpoint. */
  byte[] toBytes();
}
