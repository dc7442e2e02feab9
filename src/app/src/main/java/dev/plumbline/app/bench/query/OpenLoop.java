package dev.plumbline.app.bench.query;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a rate that does not heed the answers, as from many users who know nothing of each
 * other. A request's time counts from when it was due, so that what a slow server holds up is not
 * left out.
 */
final class OpenLoop {
  private static final double NANOS = 1e9;

  private final double rate;

  /**
   * @param rate requests a second
   */
  OpenLoop(double rate) {
    this.rate = rate;
  }

  /** Asks for a while and adds what it met. */
  void run(OpenTarget target, Duration time, Load load) throws InterruptedException {
    long count = (long) (rate * time.toNanos() / NANOS);
    long begin = System.nanoTime();
    Clients.run(
        List.of(
            () -> {
              send(target, count, begin, load);
              return true;
            },
            () -> {
              target.receive();
              return true;
            }),
        begin,
        load);
  }

  private void send(OpenTarget target, long count, long begin, Load load)
      throws InterruptedException {
    for (long i = 0; i < count; i++) {
      long due = begin + (long) (i / rate * NANOS);
      awaitTime(due);
      target.send(i, outcome -> load.add(outcome, System.nanoTime() - due));
    }
    target.finish();
  }

  private static void awaitTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
