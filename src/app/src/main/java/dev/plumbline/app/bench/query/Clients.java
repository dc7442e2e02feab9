package dev.plumbline.app.bench.query;

import dev.plumbline.app.bench.ProcessorTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that put something under load, and what they and the load take of the processors. */
final class Clients {
  private static final double NANOS = 1e9;

  private Clients() {}

  /** Runs a task on so many threads, as below. */
  static void run(int count, long begin, Callable<Boolean> task, Load load)
      throws InterruptedException {
    run(Collections.nCopies(count, task), begin, load);
  }

  /**
   * Runs each task on a thread of its own, waits for all, and adds what that took; what one throws
   * is thrown.
   *
   * @param begin when the load begins, by {@link System#nanoTime}
   */
  static void run(List<Callable<Boolean>> tasks, long begin, Load load)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
    ProcessorTime before = ProcessorTime.now();
    try {
      List<Future<Boolean>> running = new ArrayList<>();
      for (Callable<Boolean> task : tasks) {
        running.add(
            pool.submit(
                () -> {
                  Boolean done = task.call();
                  load.clientTook(ProcessorTime.ofThisThread());
                  return done;
                }));
      }
      for (Future<Boolean> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client of the benchmark failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
    load.lasted((System.nanoTime() - begin) / NANOS, ProcessorTime.now().since(before));
  }
}
