package dev.plumbline.jobs.operator;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a batch is full.
 *
 * @param count records, 1 or more
 * @param linger the longest that its first record waits
 */
public record BatchLimits(int count, Duration linger) implements Serializable {
  public BatchLimits {
    if (count < 1 || linger.isNegative()) {
      throw new IllegalArgumentException(
          "batch of " + count + " within " + linger + " (expected: >= 1, >= 0)");
    }
  }
}
