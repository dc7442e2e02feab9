package dev.plumbline.kafka;

import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import dev.plumbline.core.publish.EventPublisher;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts items and feedback on their topics, for whoever must answer soon, as a server must. */
public final class KafkaEventPublisher implements EventPublisher, AutoCloseable {
  private final KafkaClientConfig config;
  private final Duration deadline;
  private final RecordCodec<ItemEvent> items;
  private final RecordCodec<FeedbackEvent> feedback;
  private final Producer<byte[], byte[]> producer;

  private KafkaEventPublisher(KafkaClientConfig config, Duration deadline) {
    this.config = config;
    this.deadline = deadline;
    this.items = config.codecs().items();
    this.feedback = config.codecs().feedback();
    items.announce();
    feedback.announce();
    this.producer =
        Writers.open(
            config,
            "event-publisher",
            deadline,
            Map.of("max.request.size", config.topics().items().maxMessageBytes()));
  }

  /**
   * Opens a publisher. It connects with the first event.
   *
   * @param deadline the longest that a call blocks, and the longest from there to its stage's end
   * @throws ServiceException if the client's settings or the brokers' addresses are no good
   */
  public static KafkaEventPublisher open(KafkaClientConfig config, Duration deadline) {
    return new KafkaEventPublisher(config, deadline);
  }

  @Override
  public CompletionStage<Void> publish(ItemEvent event) {
    return publish(config.topics().items(), event.id(), event, items);
  }

  @Override
  public CompletionStage<Void> publish(FeedbackEvent event) {
    return publish(config.topics().feedback(), event.item(), event, feedback);
  }

  /** Waits for what is under way, within the deadline. */
  @Override
  public void close() {
    producer.close(deadline);
  }

  private <T> CompletionStage<Void> publish(Topic topic, ItemId id, T event, RecordCodec<T> codec) {
    CompletableFuture<Void> stage = new CompletableFuture<>();
    byte[] value;
    try {
      value = codec.encode(event);
    } catch (IllegalArgumentException e) {
      stage.completeExceptionally(
          new ServiceException(Kind.PERMANENT, "publishing " + id + ": " + e.getMessage(), e));
      return stage;
    }
    Writers.send(
        producer,
        new ProducerRecord<>(topic.name(), Keys.of(id), value),
        error -> {
          if (error == null) {
            stage.complete(null);
          } else {
            stage.completeExceptionally(
                KafkaFailures.of(config, "publishing " + id, deadline, error));
          }
        });
    return stage;
  }
}
