package dev.plumbline.training;

import java.time.Duration;
import java.util.Optional;

/** Hears how a training goes, on the trainer's thread. */
public interface TrainingProgress {
  /**
   * Captions are being encoded, before the first step.
   *
   * @param done from 0 to 1
   */
  void preparing(double done);

  /**
   * Some steps are done.
   *
   * @param step steps so far
   * @param steps steps in all
   * @param loss their mean loss
   * @param validation where it was just measured
   * @param left an estimate
   */
  void step(int step, int steps, double loss, Optional<Validation> validation, Duration left);
}
