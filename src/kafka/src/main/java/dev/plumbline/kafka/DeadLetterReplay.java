package dev.plumbline.kafka;

import dev.plumbline.core.event.DeadLetter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends dead letters' original records round again, byte by byte as they were. Thread-safe. */
public final class DeadLetterReplay implements AutoCloseable {
  private final KafkaClientConfig config;
  private final Duration deadline;
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> error = new AtomicReference<>();

  private DeadLetterReplay(KafkaClientConfig config, Duration deadline) {
    this.config = config;
    this.deadline = deadline;
    this.producer =
        Writers.open(
            config,
            "dead-letter-replay",
            deadline,
            Map.of("max.request.size", config.topics().deadLetters().maxMessageBytes()));
  }

  /**
   * Opens a client. It connects with the first record.
   *
   * @param deadline the longest from sending a record to its acknowledgement, retries included
   * @throws dev.plumbline.core.model.ServiceException if the client's settings or the brokers'
   *     addresses are no good
   */
  public static DeadLetterReplay open(KafkaClientConfig config, Duration deadline) {
    return new DeadLetterReplay(config, deadline);
  }

  /** Sends a letter's record to the topic that it came from; see {@link #flush}. */
  public void send(DeadLetter letter) {
    Writers.send(
        producer,
        new ProducerRecord<>(
            letter.origin().topic(),
            letter.original().key().orElse(null),
            letter.original().value().orElse(null)),
        e -> {
          if (e != null) {
            error.compareAndSet(null, e);
          }
        });
  }

  /**
   * Waits until all that was sent is acknowledged.
   *
   * @throws dev.plumbline.core.model.ServiceException if a record was not
   */
  public void flush() {
    producer.flush();
    Exception first = error.getAndSet(null);
    if (first != null) {
      throw KafkaFailures.of(config, "sending a record again", deadline, first);
    }
  }

  @Override
  public void close() {
    producer.close(deadline);
  }
}
