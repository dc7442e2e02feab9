package dev.plumbline.app.bench.query;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** So many clients, each of which asks again as soon as it has its answer. */
final class ClosedLoop {
  private final int clients;
  private final AtomicLong number = new AtomicLong();

  ClosedLoop(int clients) {
    this.clients = clients;
  }

  /** Asks for a while and adds what it met. */
  void run(Supplier<Target> targets, Duration time, Load load) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    Clients.run(
        clients,
        begin,
        () -> {
          try (Target target = targets.get()) {
            while (System.nanoTime() < end) {
              ask(target, load);
            }
          }
          return true;
        },
        load);
  }

  private void ask(Target target, Load load) {
    long sent = System.nanoTime();
    Outcome outcome = attempt(target, number.getAndIncrement());
    load.add(outcome, System.nanoTime() - sent);
  }

  static Outcome attempt(Target target, long number) {
    try {
      return target.request(number);
    } catch (IOException e) {
      return Outcome.FAILED;
    }
  }
}
