package dev.plumbline.app.produce;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Holds a loop to a rate. A loop that fell behind catches up. Thread-confined. */
public final class Pace {
  private final double perSecond;
  private final LongSupplier nanos;
  private final long began;
  private long done;

  /**
   * Begins now.
   *
   * @param perSecond turns a second, above 0; infinite for as fast as it goes
   */
  public Pace(double perSecond) {
    this(perSecond, System::nanoTime);
  }

  /** By another clock: {@code nanos} is to it what {@link System#nanoTime()} is to the system's. */
  Pace(double perSecond, LongSupplier nanos) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("rate: " + perSecond + " (expected: above 0)");
    }
    this.perSecond = perSecond;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** Takes the next turn; gives how long it is until it is due, 0 if it is due already. */
  Duration next() {
    long due = began + (long) (done++ / perSecond * TimeUnit.SECONDS.toNanos(1));
    return Duration.ofNanos(Math.max(0, due - nanos.getAsLong()));
  }

  /** Waits until the next turn is due. */
  public void await() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(next().toNanos());
  }
}
