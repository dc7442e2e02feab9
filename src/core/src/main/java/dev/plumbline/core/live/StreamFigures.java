package dev.plumbline.core.live;

import java.time.Duration;
import java.util.Optional;

/**
 * What the stream was doing a moment ago.
 *
 * @param eventsPerSecond item events that arrived, over the last seconds; 0 or more
 * @param freshness how long items take until a search can find them; empty if none was found lately
 */
public record StreamFigures(double eventsPerSecond, Optional<Freshness> freshness) {
  public StreamFigures {
    if (!(eventsPerSecond >= 0)) {
      throw new IllegalArgumentException(
          "eventsPerSecond: " + eventsPerSecond + " (expected: >= 0)");
    }
  }

  /**
   * From an item's event time to the moment when a search can find it.
   *
   * @param median half of the observed items were faster
   * @param p99 99 of 100 were faster
   * @param observed how many items that rests on, 1 or more
   */
  public record Freshness(Duration median, Duration p99, int observed) {}
}
