package dev.plumbline.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * So many threads, and so many that may wait for one: work that may block never runs on an event
 * loop, and work beyond the bound is turned away at once. A waiting line whose length is a small
 * multiple of the threads bounds the time that an accepted request takes. Thread-safe.
 */
public final class Lane implements AutoCloseable {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final String name;
  private final ThreadPoolExecutor executor;
  private final Counter rejected;

  /**
   * @param name for thread names and metrics
   * @param threads how many run at a time, 1 or more
   * @param waiting how many may wait, 0 or more
   */
  public Lane(String name, int threads, int waiting, MeterRegistry registry) {
    this.name = name;
    AtomicInteger next = new AtomicInteger();
    this.executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            waiting == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(waiting),
            task -> {
              Thread thread = new Thread(task, "gateway-" + name + "-" + next.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    this.rejected = registry.counter("plumbline.gateway.lane.rejected", "lane", name);
    Gauge.builder("plumbline.gateway.lane.running", executor, ThreadPoolExecutor::getActiveCount)
        .tag("lane", name)
        .register(registry);
    Gauge.builder("plumbline.gateway.lane.waiting", executor, e -> e.getQueue().size())
        .tag("lane", name)
        .register(registry);
  }

  /**
   * Runs work when its turn comes.
   *
   * @param given whether the caller has given up meanwhile; then the work is not begun
   * @throws ProblemException if too many wait already
   */
  public <T> CompletableFuture<T> submit(BooleanSupplier given, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      executor.execute(() -> run(given, work, result));
    } catch (RejectedExecutionException e) {
      rejected.increment();
      throw new ProblemException(
          Problem.of(ProblemType.OVERLOADED, "too many requests wait (lane " + name + ")")
              .after(RETRY_AFTER));
    }
    return result;
  }

  private static <T> void run(
      BooleanSupplier given, Supplier<T> work, CompletableFuture<T> result) {
    if (given.getAsBoolean()) {
      result.cancel(false);
      return;
    }
    try {
      result.complete(work.get());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  /** Lets what runs come to its end; what waits is still done. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
