package dev.plumbline.client;

import java.time.Duration;

/** How long searches may take. */
final class Timeouts {
  static final Duration DEFAULT = Duration.ofSeconds(10);

  private Timeouts() {}

  static Duration check(Duration timeout) {
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException("timeout: " + timeout + " (expected: 1 ms or more)");
    }
    return timeout;
  }
}
