package dev.plumbline.gateway.ingest;

import dev.plumbline.gateway.http.Problem;
import dev.plumbline.gateway.http.ProblemException;
import dev.plumbline.gateway.http.ProblemType;
import dev.plumbline.gateway.http.Reply;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers a repeated call with the answer of the first one. Kept in this process alone: after a
 * restart, or at another gateway, a repeat is done again, which does no harm, for events replace
 * what has the same id. Thread-safe.
 */
final class IdempotentCalls {
  private static final int MAX_CALLS = 10_000;

  private final Duration kept;
  private final InstantSource clock;

  /** By tenant and key, the oldest first; guarded by this. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** One call, under way or done. */
  private record Entry(String fingerprint, Instant until, CompletableFuture<Reply> reply) {}

  IdempotentCalls(Duration kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Does a call, or gives the answer of the one before. A call that failed is forgotten, so that it
   * can be repeated.
   *
   * @param key the caller's tenant and key
   * @param body what the caller sent
   * @throws ProblemException if the first call is under way, or had another body
   */
  CompletionStage<Reply> once(String key, byte[] body, Supplier<CompletionStage<Reply>> call) {
    String fingerprint = sha256(body);
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    synchronized (this) {
      dropOld();
      Entry earlier = entries.get(key);
      if (earlier != null) {
        return CompletableFuture.completedFuture(replayed(earlier, fingerprint));
      }
      entries.put(key, new Entry(fingerprint, clock.instant().plus(kept), mine));
    }
    try {
      call.get().whenComplete((reply, error) -> finish(key, mine, reply, error));
    } catch (RuntimeException e) {
      forget(key);
      throw e;
    }
    return mine;
  }

  private void finish(
      String key, CompletableFuture<Reply> mine, @Nullable Reply reply, @Nullable Throwable error) {
    if (reply != null) {
      mine.complete(reply);
    } else {
      forget(key);
      mine.completeExceptionally(error == null ? new IllegalStateException("no reply") : error);
    }
  }

  private static Reply replayed(Entry earlier, String fingerprint) {
    if (!earlier.fingerprint().equals(fingerprint)) {
      throw problem(ProblemType.KEY_REUSED, "its first body was another one");
    }
    Reply reply = earlier.reply().getNow(null);
    if (reply == null) {
      throw problem(ProblemType.IN_PROGRESS, "its first call is under way");
    }
    return reply.with("idempotency-replayed", "true");
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return new ProblemException(
        Problem.of(type, "Idempotency-Key: " + detail).at("Idempotency-Key"));
  }

  private synchronized void forget(String key) {
    entries.remove(key);
  }

  private synchronized void dropOld() {
    Instant now = clock.instant();
    Iterator<Entry> oldestFirst = entries.values().iterator();
    while (oldestFirst.hasNext()) {
      if (oldestFirst.next().until().isAfter(now) && entries.size() < MAX_CALLS) {
        return;
      }
      oldestFirst.remove();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
