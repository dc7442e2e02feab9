package dev.plumbline.index.milvus;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * Spares a server that fails, and those who wait for it: after some failures in a row calls fail at
 * once, without a request, until a pause has passed. Then one call tries; if it fails the next
 * pause is twice as long, if not all calls go through again. Pauses carry jitter. Thread-safe.
 */
final class CircuitBreaker {
  private static final int FAILURES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;

  /** In a row; guarded by this. */
  private int failures;

  /** Guarded by this; meaningful from {@link #FAILURES} on. */
  private long closedUntil;

  /** Whether a call is under way that shall tell how the server is; guarded by this. */
  private boolean trying;

  CircuitBreaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  static CircuitBreaker standard() {
    return new CircuitBreaker(System::nanoTime);
  }

  /**
   * Asks for leave to call. Who has it says afterwards how the call went: {@link #answered}, {@link
   * #failed} or {@link #gaveUp}.
   *
   * @return empty if the call may go; else how long to wait before asking again
   */
  synchronized Optional<Duration> enter() {
    if (failures < FAILURES) {
      return Optional.empty();
    }
    long left = closedUntil - nanoTime.getAsLong();
    if (left > 0 || trying) {
      return Optional.of(left > 0 ? Duration.ofNanos(left) : FIRST_PAUSE);
    }
    trying = true;
    return Optional.empty();
  }

  /** The server is there, whatever it said. */
  synchronized void answered() {
    failures = 0;
    trying = false;
  }

  /** The server did not answer, or said that it cannot work now. */
  synchronized void failed() {
    failures++;
    trying = false;
    if (failures >= FAILURES) {
      long pause =
          Math.min(
              LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(failures - FAILURES, 10));
      closedUntil =
          nanoTime.getAsLong() + ThreadLocalRandom.current().nextLong(pause / 2, pause + 1);
    }
  }

  /** The call ended before the server could show how it is. */
  synchronized void gaveUp() {
    trying = false;
  }
}
