package dev.plumbline.index.milvus;

import java.time.Duration;

/** The time by which a call of the port must have returned. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left, in nanoseconds; 0 or less when it has passed. */
  long remainingNanos() {
    return end - System.nanoTime();
  }
}
