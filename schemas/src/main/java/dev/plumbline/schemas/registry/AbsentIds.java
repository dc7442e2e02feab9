package dev.plumbline.schemas.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Numbers that a registry did not know a moment ago, so that a stream of bad records does not
 * become a stream of requests. Not for ever: a registry's replica may learn of a number late.
 * Thread-safe.
 */
final class AbsentIds {
  static final Duration KEPT = Duration.ofSeconds(10);
  static final int MOST = 1000;

  private final LongSupplier nanos;

  /** When each was found absent; guarded by itself. */
  private final Map<Integer, Long> since =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param nanos a clock, as {@link System#nanoTime}
   */
  AbsentIds(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void add(int id) {
    synchronized (since) {
      since.put(id, nanos.getAsLong());
    }
  }

  boolean contains(int id) {
    synchronized (since) {
      Long found = since.get(id);
      if (found == null) {
        return false;
      }
      boolean recent = nanos.getAsLong() - found < KEPT.toNanos();
      if (!recent) {
        since.remove(id);
      }
      return recent;
    }
  }
}
