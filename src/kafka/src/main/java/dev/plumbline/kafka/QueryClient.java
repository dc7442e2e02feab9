package dev.plumbline.kafka;

import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches by request and reply over the topics {@code queries} and {@code results}. Any number of
 * searches may be under way at once, up to a limit. Thread-safe; keep one for the process.
 *
 * <pre>{@code
 * try (QueryClient client = QueryClient.open(config, Duration.ofSeconds(5))) {
 *   ResultEvent result = client.ask(Query.builder().text("a red circle").k(5).build());
 *   if (result instanceof ResultEvent.Answered answered) {
 *     answered.hits().forEach(hit -> System.out.println(hit.score() + " " + hit.id()));
 *   }
 * }
 * }</pre>
 */
public final class QueryClient implements AutoCloseable {
  /** Searches under way at once, at most. */
  public static final int MAX_UNDER_WAY = 10_000;

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(QueryClient.class);

  private final KafkaClientConfig config;
  private final Duration deadline;
  private final RecordCodec<QueryEvent> queries;
  private final RecordCodec<ResultEvent> results;
  private final Map<String, CompletableFuture<ResultEvent>> pending = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();
  private final AtomicLong late = new AtomicLong();

  /** Begins each query's id, so that a late answer to one of ours is known as such. */
  private final String prefix = UUID.randomUUID() + "-";

  private final Producer<byte[], byte[]> producer;
  private final TopicFollower follower;
  private volatile boolean closed;

  private QueryClient(KafkaClientConfig config, Duration deadline) {
    if (deadline.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "deadline: " + deadline.toMillis() + " ms (expected: >= " + SHORTEST.toMillis() + " ms)");
    }
    this.config = config;
    this.deadline = deadline;
    this.queries = config.codecs().queries();
    this.results = config.codecs().results();
    queries.announce();
    this.producer =
        Writers.open(
            config,
            "query-client",
            deadline,
            Map.of(
                "linger.ms", "0", "max.request.size", config.topics().queries().maxMessageBytes()));
    this.follower =
        new TopicFollower(
            config, config.topics().results().name(), TopicFollower.From.END, this::take);
  }

  /**
   * Connects, and waits until no answer can be missed.
   *
   * @param deadline the longest that connecting takes, and then each search; 100 ms or more
   * @throws ServiceException if the cluster does not answer in time or has not the topics, or if
   *     the client's settings or the brokers' addresses are no good
   */
  public static QueryClient open(KafkaClientConfig config, Duration deadline)
      throws InterruptedException {
    QueryClient client = new QueryClient(config, deadline);
    try {
      client.connect();
      return client;
    } catch (InterruptedException | RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /**
   * Searches and waits for the result, be it answered or failed.
   *
   * @throws ServiceException transient, if no result came before the deadline
   */
  public ResultEvent ask(Query query) throws InterruptedException {
    try {
      return send(query).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ServiceException failure
          ? failure
          : new IllegalStateException("the search failed", e.getCause());
    }
  }

  /**
   * Searches. The future ends with the result, be it answered or failed, or with a {@link
   * ServiceException} if none came before the deadline. What hangs on it runs on the client's own
   * threads: be quick there. While the cluster is away this call itself may block, at most until
   * the deadline.
   *
   * @throws IllegalArgumentException if the query does not fit the contract
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<ResultEvent> send(Query query) {
    String id = prefix + number.incrementAndGet();
    byte[] record =
        queries.encode(new QueryEvent(id, query, Optional.of(Instant.now().plus(deadline))));
    CompletableFuture<ResultEvent> reply = new CompletableFuture<>();
    if (pending.size() >= MAX_UNDER_WAY) {
      return CompletableFuture.failedFuture(
          transientFailure(MAX_UNDER_WAY + " searches are under way (expected: fewer)"));
    }
    pending.put(id, reply);
    if (closed) { // after the reply is there to be ended: closing misses none
      pending.remove(id);
      throw new IllegalStateException("the client is closed (expected: open)");
    }
    reply.orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS);
    transmit(id, record, reply);
    return reply.handle((result, error) -> outcome(id, result, error));
  }

  /** Results that came after their search's deadline. */
  public long late() {
    return late.get();
  }

  /** Fails the searches that are under way. */
  @Override
  public void close() {
    closed = true;
    pending
        .values()
        .forEach(r -> r.completeExceptionally(transientFailure("the client was closed")));
    follower.close();
    producer.close(CLOSE);
  }

  private void connect() throws InterruptedException {
    long began = System.nanoTime();
    if (!follower.awaitReady(deadline)) {
      throw KafkaFailures.late(config, "finding the end of the results", deadline);
    }
    try {
      producer.partitionsFor(config.topics().queries().name());
    } catch (KafkaException e) {
      throw KafkaFailures.of(config, "finding the topic of queries", deadline, e);
    }
    log.debug("connected in {} ms", (System.nanoTime() - began) / 1_000_000);
  }

  private void transmit(String id, byte[] record, CompletableFuture<ResultEvent> reply) {
    Writers.send(
        producer,
        new ProducerRecord<>(config.topics().queries().name(), Keys.of(id), record),
        error -> {
          if (error != null) {
            reply.completeExceptionally(
                KafkaFailures.of(config, "sending a query", deadline, error));
          }
        });
  }

  private ResultEvent outcome(String id, @Nullable ResultEvent result, @Nullable Throwable error) {
    pending.remove(id);
    if (result != null) {
      return result;
    }
    throw error instanceof ServiceException failure
        ? failure
        : transientFailure(
            "no answer within " + deadline.toMillis() + " ms (is the query job running?)");
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    String id = new String(record.key(), StandardCharsets.UTF_8);
    if (!id.startsWith(prefix)) {
      return; // an answer to someone else
    }
    CompletableFuture<ResultEvent> reply = pending.get(id);
    if (reply == null) {
      late.incrementAndGet();
      return;
    }
    try {
      reply.complete(results.decode(record.value()));
    } catch (RejectedException e) {
      reply.completeExceptionally(
          new ServiceException(Kind.PERMANENT, "the result cannot be read: " + e.getMessage(), e));
    }
  }

  private static ServiceException transientFailure(String message) {
    return new ServiceException(Kind.TRANSIENT, message);
  }
}
