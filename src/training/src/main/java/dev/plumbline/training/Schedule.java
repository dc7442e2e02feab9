package dev.plumbline.training;

import ai.djl.training.tracker.Tracker;
import java.time.Duration;

/**
 * The learning rate: a short rise, then half a cosine down to zero, by the share of the steps that
 * is done. Where the time limit comes first, it falls to zero in the last fifth of the time.
 */
final class Schedule implements Tracker {
  private static final double RISE = 0.03;

  /** The share of the time limit in which the rate falls to zero where the steps are not done. */
  private static final double LAST = 0.2;

  private final EncoderPlan plan;
  private final long start = System.nanoTime();
  private int steps;

  Schedule(EncoderPlan plan) {
    this.plan = plan;
  }

  void done(int newSteps) {
    steps = newSteps;
  }

  int steps() {
    return steps;
  }

  /** Whether the time is up. */
  boolean over() {
    return ofTime() >= 1;
  }

  Duration left() {
    double done = Math.max(done(), ofTime());
    return done == 0 ? plan.limit() : Duration.ofNanos((long) (elapsed() * (1 - done) / done));
  }

  @Override
  public float getNewValue(int update) {
    double done = done();
    double share =
        done < RISE
            ? (done + 1.0 / plan.steps()) / (RISE + 1.0 / plan.steps())
            : 0.5 * (1 + Math.cos(Math.PI * (done - RISE) / (1 - RISE)));
    return (float) (plan.rate() * share * hurry());
  }

  /** 1 while there is time, so that the clock does not touch a training that has enough. */
  private double hurry() {
    return Math.max(0, Math.min(1, (1 - ofTime()) / LAST));
  }

  private double done() {
    return (double) steps / plan.steps();
  }

  private double ofTime() {
    return elapsed() / plan.limit().toNanos();
  }

  private double elapsed() {
    return System.nanoTime() - start;
  }
}
