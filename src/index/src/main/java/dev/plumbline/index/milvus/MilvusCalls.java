package dev.plumbline.index.milvus;

import io.milvus.shaded.io.grpc.Context;
import io.milvus.v2.client.MilvusClientV2;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Calls a server within a deadline, again with growing, random pauses where a failure passes.
 * Thread-safe.
 *
 * <p>The client's own deadline and retries are not used: its deadline counts for each attempt
 * alone, by default there is none, and then a server that is down blocks for ever.
 */
final class MilvusCalls implements AutoCloseable {
  private static final int MAX_ATTEMPTS = 30;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LAST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final MilvusConnection connection;

  /** Ends calls whose time is up. */
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          runnable -> {
            Thread thread = new Thread(runnable, "plumbline-milvus-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  MilvusCalls(MilvusIndexConfig config) {
    this.connection = new MilvusConnection(config);
  }

  /** Something to ask of the server; may be made more than once. */
  interface Call<T> {
    T on(MilvusClientV2 client);
  }

  /**
   * Makes a call.
   *
   * @throws FailedCallException if it failed and is not to be made again, or time is up
   * @throws IllegalStateException after {@link #close}
   */
  <T> T call(Deadline deadline, Call<T> call) {
    for (int attempt = 1; ; attempt++) {
      Failure failure;
      try {
        return attempt(deadline, call);
      } catch (FailedCallException e) {
        failure = e.failure();
      }
      long pause = pauseNanos(attempt);
      if (!failure.again() || attempt == MAX_ATTEMPTS || pause >= deadline.remainingNanos()) {
        throw new FailedCallException(failure);
      }
      pause(deadline, pause);
    }
  }

  /** Waits, before a call is made again or a state is asked for again. */
  void pause(Deadline deadline, long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.min(nanos, Math.max(0, deadline.remainingNanos())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCallException(Failure.interrupted(e));
    }
  }

  private <T> T attempt(Deadline deadline, Call<T> call) {
    Context.CancellableContext context;
    try {
      context =
          Context.current()
              .withDeadlineAfter(deadline.remainingNanos(), TimeUnit.NANOSECONDS, timer);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the index is closed", e);
    }
    try {
      return context.call(() -> leased(deadline, call));
    } catch (IllegalStateException | FailedCallException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCallException(Failure.interrupted(e));
    } catch (Exception e) {
      throw new FailedCallException(Failure.of(e));
    } finally {
      context.cancel(null);
    }
  }

  private <T> T leased(Deadline deadline, Call<T> call) throws InterruptedException {
    try (MilvusConnection.Lease lease = connection.acquire(deadline)) {
      try {
        return call.on(lease.client());
      } catch (RuntimeException e) {
        Failure failure = Failure.of(e);
        if (failure.suspect()) {
          lease.suspect();
        }
        throw new FailedCallException(failure);
      }
    }
  }

  /** Random, so that the clients of a server that comes back do not come all at once. */
  private static long pauseNanos(int attempt) {
    long bound = Math.min(LAST_PAUSE_NANOS, FIRST_PAUSE_NANOS << (attempt - 1));
    return ThreadLocalRandom.current().nextLong(bound / 2, bound);
  }

  @Override
  public void close() {
    connection.close();
    timer.shutdownNow();
  }
}
