package dev.plumbline.app.bench.query;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Requests at a rate that does not heed the answers, as from many users who know nothing of each
 * other. A request's time counts from when it was due, so that what a slow server holds up is not
 * left out.
 */
final class OpenLoop {
  private static final double NANOS = 1e9;

  private final double rate;
  private final int connections;

  /**
   * @param rate requests a second
   * @param connections at most so many requests are under way; a request that is due while all are
   *     waits, and the wait counts
   */
  OpenLoop(double rate, int connections) {
    this.rate = rate;
    this.connections = connections;
  }

  /** Asks for a while and adds what it met. */
  void run(Supplier<Target> targets, Duration time, Load load) throws InterruptedException {
    long count = (long) (rate * time.toNanos() / NANOS);
    AtomicLong next = new AtomicLong();
    long begin = System.nanoTime();
    Clients.run(
        connections,
        begin,
        () -> {
          try (Target target = targets.get()) {
            for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              long due = begin + (long) (i / rate * NANOS);
              awaitTime(due);
              Outcome outcome = ClosedLoop.attempt(target, i);
              load.add(outcome, System.nanoTime() - due);
            }
          }
          return true;
        },
        load);
  }

  private static void awaitTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
