package dev.plumbline.gateway.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come. */
public final class Await {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private Await() {}

  /**
   * Returns once the condition holds.
   *
   * @throws AssertionError if it does not within 30 s
   */
  public static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the condition did not hold within " + DEADLINE);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
