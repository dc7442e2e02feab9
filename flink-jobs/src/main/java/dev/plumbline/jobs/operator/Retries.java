package dev.plumbline.jobs.operator;

import dev.plumbline.core.model.ServiceException;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a call again while a server is away: pauses double and carry jitter, so that subtasks do
 * not come back all at once. Meanwhile the stream waits; nothing is dropped. After the deadline the
 * error goes on and the job restarts from its checkpoint, so that nothing blocks for ever either.
 *
 * @param firstPause before the second try
 * @param longestPause no pause is longer
 * @param deadline no try begins later than this after the first
 */
public record Retries(Duration firstPause, Duration longestPause, Duration deadline)
    implements Serializable {
  private static final Logger log = LoggerFactory.getLogger(Retries.class);

  /** For servers that may restart: up to two minutes. */
  public static Retries standard() {
    return new Retries(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofMinutes(2));
  }

  /** Runs a call until it succeeds. */
  public void run(String what, Runnable call) throws InterruptedException {
    get(
        what,
        () -> {
          call.run();
          return true;
        });
  }

  /**
   * Makes a call until it succeeds.
   *
   * @param what for the log, for example {@code upsert to g3}
   * @throws ServiceException if it is permanent, or the deadline has passed
   */
  public <T> T get(String what, Supplier<T> call) throws InterruptedException {
    long began = System.nanoTime();
    Duration pause = firstPause;
    while (true) {
      try {
        return call.get();
      } catch (ServiceException e) {
        if (!e.isTransient() || System.nanoTime() - began + pause.toNanos() > deadline.toNanos()) {
          throw e;
        }
        log.warn("{}: {}; next try in about {} ms", what, e.getMessage(), pause.toMillis());
        Thread.sleep(
            ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis() + 1));
        pause =
            pause.multipliedBy(2).compareTo(longestPause) > 0
                ? longestPause
                : pause.multipliedBy(2);
      }
    }
  }
}
