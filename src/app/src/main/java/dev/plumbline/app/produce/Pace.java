package dev.plumbline.app.produce;

import java.util.concurrent.TimeUnit;

/** Holds a loop to a rate. Thread-confined. */
public final class Pace {
  private final double perSecond;
  private final long began = System.nanoTime();
  private long done;

  /**
   * @param perSecond turns a second, above 0; infinite for as fast as it goes
   */
  public Pace(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("rate: " + perSecond + " (expected: above 0)");
    }
    this.perSecond = perSecond;
  }

  /** Waits until the next turn is due. A loop that fell behind catches up. */
  public void await() throws InterruptedException {
    long due = began + (long) (done++ / perSecond * TimeUnit.SECONDS.toNanos(1));
    long wait = due - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }
}
