package dev.plumbline.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

  private final WorkerPool workers;
  private final Counter rejected;
  private final Refusal refusal;

  /**
   * @param name for thread names and metrics
   * @param threads how many run at a time, 1 or more
   * @param waiting how many may wait, 0 or more
   * @param spin how long a thread watches for more before it sleeps, 0 or more
   */
  public Lane(String name, int threads, int waiting, Duration spin, MeterRegistry registry) {
    AtomicInteger next = new AtomicInteger();
    this.workers =
        new WorkerPool(
            threads,
            waiting,
            spin,
            task -> {
              Thread thread = new Thread(task, "gateway-" + name + "-" + next.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    this.rejected = registry.counter("plumbline.gateway.lane.rejected", "lane", name);
    this.refusal =
        new Refusal(
            Problem.of(ProblemType.OVERLOADED, "too many requests wait (lane " + name + ")")
                .after(RETRY_AFTER));
    Gauge.builder("plumbline.gateway.lane.running", workers, WorkerPool::running)
        .tag("lane", name)
        .register(registry);
    Gauge.builder("plumbline.gateway.lane.waiting", workers, WorkerPool::waiting)
        .tag("lane", name)
        .register(registry);
  }

  /**
   * Whether too many wait already, so that a request can be turned away before its body is read.
   * What is let through here may still be turned away by {@link #submit}.
   */
  boolean turnsAway() {
    boolean full = workers.isFull();
    if (full) {
      rejected.increment();
    }
    return full;
  }

  /** What the caller is told whom this lane turns away. */
  Refusal refusal() {
    return refusal;
  }

  /**
   * Runs work when its turn comes.
   *
   * @param given whether the caller has given up meanwhile; then the work is not begun
   * @return what comes of it; empty if too many wait already
   */
  public <T> Optional<CompletableFuture<T>> submit(BooleanSupplier given, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    if (!workers.offer(() -> run(given, work, result))) {
      rejected.increment();
      return Optional.empty();
    }
    return Optional.of(result);
  }

  private static <T> void run(
      BooleanSupplier given, Supplier<T> work, CompletableFuture<T> result) {
    try {
      if (given.getAsBoolean()) {
        result.cancel(false);
      } else {
        result.complete(work.get());
      }
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  /** Lets what runs come to its end; what waits is still done. */
  @Override
  public void close() {
    workers.close();
  }
}
