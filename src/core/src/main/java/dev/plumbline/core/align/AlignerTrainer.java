package dev.plumbline.core.align;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Fits an aligner from pairs of encodings. One implementation a method; thread-confined. */
public interface AlignerTrainer {
  /** The method's name, as in configurations and headers, for example {@code vse++}. */
  String method();

  /**
   * Fits both projections.
   *
   * @param train the pairs to learn from
   * @param context seed, warm start, validation part, progress and cancellation
   * @return the visual and the textual projection
   * @throws IllegalArgumentException if the pairs cannot be learned from (too few, not finite)
   * @throws CancellationException if the context asked to stop
   */
  Projections fit(PairSet train, TrainingContext context);

  /**
   * What a trainer finds.
   *
   * @param visual for images and clips
   * @param textual for captions
   */
  record Projections(Projection visual, Projection textual) {}

  /**
   * What surrounds a fit.
   *
   * @param seed of every random draw
   * @param validation pairs to choose hyper-parameters or the best epoch on, if any
   * @param warmStart projections to start from, if any; methods that cannot use them say so
   * @param monitor told of progress, asked whether to go on
   */
  record TrainingContext(
      long seed,
      Optional<PairSet> validation,
      Optional<Projections> warmStart,
      TrainingMonitor monitor) {
    public static TrainingContext ofSeed(long seed) {
      return new TrainingContext(
          seed, Optional.empty(), Optional.empty(), TrainingMonitor.silent());
    }
  }

  /** Hears of progress and can stop a training. Called on the trainer's thread. */
  interface TrainingMonitor {
    /**
     * One step or epoch is done.
     *
     * @param done from 0 to 1
     * @param message what a person would like to know, for example the loss
     */
    void progress(double done, String message);

    /**
     * A point of the training's curve, as a trainer that goes by steps measures it.
     *
     * @param step optimizer steps so far, 0 or more
     * @param name what was measured: {@code loss}, or {@code validation.rsum} and the like
     * @param value finite
     */
    default void measured(long step, String name, double value) {}

    /** Whether to stop at the next chance. */
    default boolean isCancelled() {
      return false;
    }

    /**
     * Goes on unless it is to stop.
     *
     * @param doing what would go on, for the message
     * @throws CancellationException if {@link #isCancelled()}
     */
    default void proceed(String doing) {
      if (isCancelled()) {
        throw new CancellationException("stopped: " + doing);
      }
    }

    static TrainingMonitor silent() {
      return (done, message) -> {};
    }
  }
}
