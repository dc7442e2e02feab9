package dev.plumbline.kafka;

import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in for the query job in tests of whoever asks: it reads real queries from the broker, lets
 * a function of the test answer them, and writes real results.
 */
public final class TestingQueryResponder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TestingQueryResponder.class);
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final KafkaClientConfig config;
  private final Function<QueryEvent, Optional<ResultEvent>> answers;
  private final List<QueryEvent> received = new CopyOnWriteArrayList<>();
  private final RecordCodec<QueryEvent> queries;
  private final RecordCodec<ResultEvent> results;
  private final Producer<byte[], byte[]> producer;
  private final TopicFollower follower;

  private TestingQueryResponder(
      KafkaClientConfig config, Function<QueryEvent, Optional<ResultEvent>> answers) {
    this.config = config;
    this.answers = answers;
    this.queries = config.codecs().queries();
    this.results = config.codecs().results();
    this.producer =
        Writers.open(config, "testing-query-responder", DEADLINE, Map.of("linger.ms", "0"));
    this.follower =
        new TopicFollower(
            config, config.topics().queries().name(), TopicFollower.From.END, this::take);
  }

  /**
   * Starts, and waits until no query can be missed.
   *
   * @param answers gives the result for a query; empty leaves it unanswered
   */
  public static TestingQueryResponder start(
      KafkaClientConfig config, Function<QueryEvent, Optional<ResultEvent>> answers)
      throws InterruptedException {
    TestingQueryResponder responder = new TestingQueryResponder(config, answers);
    if (!responder.follower.awaitReady(DEADLINE)) {
      responder.close();
      throw KafkaFailures.late(config, "finding the end of the queries", DEADLINE);
    }
    return responder;
  }

  /** The queries that came so far. */
  public List<QueryEvent> received() {
    return List.copyOf(received);
  }

  /** Writes a result, asked for or not. */
  public void send(ResultEvent result) {
    Writers.send(
        producer,
        new ProducerRecord<>(
            config.topics().results().name(), Keys.of(result.queryId()), results.encode(result)),
        error -> {
          if (error != null) {
            log.warn("a result was not written", error);
          }
        });
  }

  @Override
  public void close() {
    follower.close();
    producer.close(DEADLINE);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      QueryEvent query = queries.decode(record.value());
      received.add(query);
      answers.apply(query).ifPresent(this::send);
    } catch (RejectedException e) {
      log.warn("a query cannot be read", e);
    }
  }
}
