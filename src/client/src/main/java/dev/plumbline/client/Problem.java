package dev.plumbline.client;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a server did not answer a search, as RFC 9457 writes it.
 *
 * @param type a word for programs, for example {@code invalid-filter}; docs/api.md lists them. Over
 *     Kafka: {@code invalid-query}, {@code not-ready}, {@code timed-out} or {@code unavailable}
 * @param status as HTTP counts: 400 and above for the asker's faults, 500 and above for the
 *     server's
 * @param detail a sentence for people: what was wrong, where, what was expected
 * @param parameter the parameter that is wrong, if it is one
 * @param column for a filter where in its text, 1 for the first
 * @param retryAfter when another try may succeed, if the server says so
 * @param requestId how the server's log calls the search; the query's id over Kafka
 */
public record Problem(
    String type,
    int status,
    String detail,
    Optional<String> parameter,
    OptionalInt column,
    Optional<Duration> retryAfter,
    Optional<String> requestId) {
  /** Whether the same search may succeed later. */
  public boolean isTransient() {
    return switch (status) {
      case 429, 502, 503, 504 -> true;
      default -> false;
    };
  }
}
