package dev.plumbline.client;

import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Asks a gateway. */
final class HttpSearches implements PlumblineClient {
  private final HttpClient client;
  private final HttpQueries queries;
  private final Map<Long, CompletableFuture<HttpResponse<byte[]>>> underWay =
      new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();
  private volatile boolean closed;

  HttpSearches(HttpClient client, HttpQueries queries) {
    this.client = client;
    this.queries = queries;
  }

  @Override
  public ResultEvent.Answered search(Query query) throws InterruptedException {
    try {
      return searchAsync(query).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException("the search failed", e.getCause());
    }
  }

  @Override
  public CompletableFuture<ResultEvent.Answered> searchAsync(Query query) {
    long id = number.incrementAndGet();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(queries.of(query), BodyHandlers.ofByteArray());
    // The request's own timeout ends with the headers; this one spans the body too.
    CompletableFuture<HttpResponse<byte[]>> response =
        exchange.copy().orTimeout(queries.timeout().toNanos(), TimeUnit.NANOSECONDS);
    underWay.put(id, response);
    if (closed) { // after the response is there to be ended: closing misses none
      underWay.remove(id);
      exchange.cancel(true);
      throw new IllegalStateException("the client is closed (expected: open)");
    }
    return response.handle(
        (received, error) -> {
          underWay.remove(id);
          exchange.cancel(true); // if it is still under way, nobody waits for it
          return outcome(query, received, error);
        });
  }

  private ResultEvent.Answered outcome(
      Query query, @Nullable HttpResponse<byte[]> response, @Nullable Throwable error) {
    if (error != null) {
      throw failure(
          error instanceof CompletionException e && e.getCause() != null ? e.getCause() : error);
    }
    return HttpAnswers.read(query.tenant(), Objects.requireNonNull(response));
  }

  private ServiceException failure(Throwable error) {
    if (error instanceof ServiceException closing) {
      return closing;
    }
    String what =
        error instanceof TimeoutException || error instanceof HttpTimeoutException
            ? "no answer within " + queries.timeout().toMillis() + " ms from "
            : "no gateway answers (" + error + ") at ";
    return new ServiceException(Kind.TRANSIENT, what + queries.address(), error);
  }

  @Override
  public void close() {
    closed = true;
    ServiceException closing = new ServiceException(Kind.TRANSIENT, "the client was closed");
    underWay.values().forEach(response -> response.completeExceptionally(closing));
  }
}
