package dev.plumbline.kafka;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.artifact.AlignerCodec;
import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes aligners on the topic {@code aligners}. Thread-safe. */
public final class AlignerPublisher implements AutoCloseable {
  private final KafkaClientConfig config;
  private final Duration deadline;
  private final RecordCodec<AlignerEvent> codec;
  private final Producer<byte[], byte[]> producer;

  private AlignerPublisher(
      KafkaClientConfig config,
      Duration deadline,
      RecordCodec<AlignerEvent> codec,
      Producer<byte[], byte[]> producer) {
    this.config = config;
    this.deadline = deadline;
    this.codec = codec;
    this.producer = producer;
  }

  /**
   * Opens a client. It connects with the first publication.
   *
   * @param deadline the longest that a publication takes
   * @throws dev.plumbline.core.model.ServiceException if the client's settings or the brokers'
   *     addresses are no good
   */
  public static AlignerPublisher open(KafkaClientConfig config, Duration deadline) {
    RecordCodec<AlignerEvent> codec = config.codecs().aligners();
    codec.announce();
    return new AlignerPublisher(
        config,
        deadline,
        codec,
        Writers.open(
            config,
            "aligner-publisher",
            deadline,
            Map.of(
                "max.request.size",
                config.topics().aligners().maxMessageBytes(),
                "compression.type",
                "none")));
  }

  /** As {@link #publish(AlignerEvent)}, with the aligner's archive in the event itself. */
  public void publish(Aligner aligner) {
    publish(AlignerCodec.publish(aligner));
  }

  /**
   * Publishes an aligner and waits until the cluster has it. The same version published again takes
   * the place of the one before.
   *
   * @throws dev.plumbline.core.model.ServiceException if the cluster did not take it in time
   * @throws IllegalArgumentException if its archive is too large to travel inline
   */
  public void publish(AlignerEvent event) {
    String doing = "publishing aligner " + event.header().version();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            config.topics().aligners().name(),
            Keys.of(event.header().version()),
            codec.encode(event));
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Writers.send(
        producer,
        record,
        error -> {
          if (error == null) {
            done.complete(true);
          } else {
            done.completeExceptionally(error);
          }
        });
    KafkaFailures.await(done, deadline, config, doing);
  }

  @Override
  public void close() {
    producer.close(deadline);
  }
}
