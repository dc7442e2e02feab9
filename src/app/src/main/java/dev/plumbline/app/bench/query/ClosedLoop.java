package dev.plumbline.app.bench.query;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    inParallel(
        clients,
        () -> {
          try (Target target = targets.get()) {
            while (System.nanoTime() < end) {
              ask(target, load);
            }
          }
          return true;
        });
    load.lasted((System.nanoTime() - begin) / 1e9);
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

  /** Runs a task on so many threads and waits for all; what one throws is thrown. */
  static void inParallel(int threads, Callable<Boolean> task) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(task));
      }
      for (Future<Boolean> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client of the benchmark failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
