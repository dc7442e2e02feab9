package dev.plumbline.jobs.align;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import java.util.function.BooleanSupplier;

/** A fit whose data is fixed. It runs on any one thread. */
interface PendingFit {
  /**
   * Fits both projections.
   *
   * @param isCancelled asked now and then whether to stop; other threads change the answer
   * @throws IllegalArgumentException if the pairs cannot be learned from
   * @throws java.util.concurrent.CancellationException if it was told to stop
   */
  Projections run(BooleanSupplier isCancelled);
}
