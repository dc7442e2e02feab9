package dev.plumbline.core.decode.reference;

import java.time.Duration;

/** A point in time by the monotonic clock. */
record Deadline(long nanoTime) {
  static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Zero or less once it has passed. */
  long remainingNanos() {
    return nanoTime - System.nanoTime();
  }
}
