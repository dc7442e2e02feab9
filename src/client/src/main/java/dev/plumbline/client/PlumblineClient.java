package dev.plumbline.client;

import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Searches, over HTTP or over Kafka; the query, the answer and the failures are the same either
 * way. Thread-safe; keep one for the process. Any number of searches may be under way at once.
 *
 * <pre>{@code
 * try (PlumblineClient client =
 *     PlumblineClient.http(URI.create("http://127.0.0.1:9662")).key(key).open()) {
 *   for (ResultEvent.Hit hit : client.search(Query.text("a red circle")).hits()) {
 *     System.out.println(hit.score() + " " + hit.id());
 *   }
 * }
 * }</pre>
 */
public interface PlumblineClient extends AutoCloseable {
  /**
   * A client of a gateway, to be set up.
   *
   * @param gateway its address; a path in it, as of a proxy, comes before the API's
   * @throws IllegalArgumentException if it is no http: or https: address
   */
  static HttpConnection http(URI gateway) {
    return new HttpConnection(gateway);
  }

  /**
   * A client of the query job, to be set up. Needs {@code plumbline-kafka} on the class path.
   *
   * @param bootstrap addresses of brokers, {@code host:port}, with commas between
   */
  static KafkaConnection kafka(String bootstrap) {
    return new KafkaConnection(bootstrap);
  }

  /**
   * Searches and waits for the answer.
   *
   * @throws SearchFailedException if the server says no, and why
   * @throws dev.plumbline.core.model.ServiceException if it does not answer in time, or not at all
   * @throws IllegalArgumentException if the query does not fit the contract
   * @throws IllegalStateException if the client is closed
   */
  ResultEvent.Answered search(Query query) throws InterruptedException;

  /**
   * Searches. The future ends with the answer, or with what {@link #search} would throw. What hangs
   * on it runs on the client's own threads: be quick there.
   */
  CompletableFuture<ResultEvent.Answered> searchAsync(Query query);

  /** Fails the searches that are under way. */
  @Override
  void close();
}
