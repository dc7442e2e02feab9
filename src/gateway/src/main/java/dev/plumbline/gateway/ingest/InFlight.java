package dev.plumbline.gateway.ingest;

import dev.plumbline.gateway.http.Problem;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.http.ProblemType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that the stream has not yet confirmed, up to a bound. Thread-safe. */
final class InFlight {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final long max;
  private final AtomicLong bytes = new AtomicLong();

  InFlight(long max) {
    this.max = max;
  }

  /**
   * Takes room for a call. A call that is larger than all the room there is gets in alone.
   *
   * @throws ProblemException if there is none left
   */
  void take(long size) {
    long before = bytes.getAndAdd(size);
    if (before > 0 && before + size > max) {
      bytes.addAndGet(-size);
      throw new ProblemException(
          Problem.of(
                  ProblemType.TOO_MANY_REQUESTS,
                  "the stream has not yet confirmed " + before + " bytes of earlier calls")
              .after(RETRY_AFTER));
    }
  }

  void give(long size) {
    bytes.addAndGet(-size);
  }

  long bytes() {
    return bytes.get();
  }
}
