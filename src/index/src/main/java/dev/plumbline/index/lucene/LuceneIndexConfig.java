package dev.plumbline.index.lucene;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the embedded index is and how it behaves.
 *
 * @param directory made if it is not there
 * @param refresh how often new records become visible without a flush, 10 ms to 1 minute
 * @param deadline the longest that a read takes, and that a write waits for merges, 100 ms to 10
 *     minutes
 */
public record LuceneIndexConfig(Path directory, Duration refresh, Duration deadline) {
  public LuceneIndexConfig {
    check("refresh", refresh, Duration.ofMillis(10), Duration.ofMinutes(1));
    check("deadline", deadline, Duration.ofMillis(100), Duration.ofMinutes(10));
  }

  private static void check(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + " to " + most + ")");
    }
  }
}
