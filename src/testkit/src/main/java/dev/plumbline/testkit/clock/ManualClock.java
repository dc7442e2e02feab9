package dev.plumbline.testkit.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Thread-safe. */
public final class ManualClock implements InstantSource {
  private Instant now;

  public ManualClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /**
   * Moves forward.
   *
   * @throws IllegalArgumentException if the step is negative
   */
  public synchronized void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("step: " + step + " (expected: >= 0)");
    }
    now = now.plus(step);
  }

  /** Jumps, also backwards, as a machine's clock does. */
  public synchronized void set(Instant instant) {
    now = instant;
  }
}
