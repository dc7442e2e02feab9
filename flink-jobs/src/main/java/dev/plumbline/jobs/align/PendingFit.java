package dev.plumbline.jobs.align;

import dev.plumbline.core.align.AlignerTrainer.Projections;

/**
 * A fit whose data is fixed. It runs on any one thread; an interrupt of that thread ends it soon.
 */
interface PendingFit {
  /**
   * Fits both projections.
   *
   * @throws IllegalArgumentException if the pairs cannot be learned from
   * @throws java.util.concurrent.CancellationException if it was interrupted
   */
  Projections run();
}
