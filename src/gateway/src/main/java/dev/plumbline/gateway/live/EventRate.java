package dev.plumbline.gateway.live;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Events a second, over the last seconds. Thread-safe. */
final class EventRate {
  private static final int WINDOW_SECONDS = 5;
  private static final long MILLIS = 1000;

  private final InstantSource clock;
  private final long started;

  /** Events of the seconds in which there were any, the oldest first; guarded by this. */
  private final Deque<Second> seconds = new ArrayDeque<>();

  private record Second(long number, long events) {}

  EventRate(InstantSource clock) {
    this.clock = clock;
    this.started = now();
  }

  synchronized void count() {
    long now = now();
    Second last = seconds.peekLast();
    if (last != null && last.number() == now) {
      seconds.removeLast();
      seconds.addLast(new Second(now, last.events() + 1));
    } else {
      seconds.addLast(new Second(now, 1));
    }
    dropOld(now);
  }

  /** The rate over the whole seconds of the window; the one that has begun does not count. */
  synchronized double perSecond() {
    long now = now();
    dropOld(now);
    long whole = Math.min(WINDOW_SECONDS, now - started);
    long events = seconds.stream().filter(s -> s.number() < now).mapToLong(Second::events).sum();
    return whole <= 0 ? 0 : (double) events / whole;
  }

  private void dropOld(long now) {
    while (!seconds.isEmpty() && seconds.peekFirst().number() < now - WINDOW_SECONDS) {
      seconds.removeFirst();
    }
  }

  private long now() {
    return clock.millis() / MILLIS;
  }
}
