package dev.plumbline.kafka;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every event of the topic {@code items} to a listener, on a thread of its own; the events of
 * one item come in their order. A topic that is not there yet and a broker that is away are waited
 * for; after such a break an event may come twice. Records that cannot be read are passed over:
 * ingest makes dead letters of them.
 */
public final class ItemFollower implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ItemFollower.class);

  private final RecordCodec<ItemEvent> codec;
  private final Consumer<ItemEvent> listener;
  private final Optional<PositionFile> file;
  private final TopicFollower follower;

  private ItemFollower(
      KafkaClientConfig config, Consumer<ItemEvent> listener, Optional<PositionFile> file) {
    this.codec = config.codecs().items();
    this.listener = listener;
    this.file = file;
    Topic items = config.topics().items();
    this.follower =
        file.isPresent()
            ? new TopicFollower(
                config,
                items.name(),
                TopicFollower.From.BEGINNING,
                file.get().read(items.name()),
                this::take)
            : new TopicFollower(config, items.name(), TopicFollower.From.END, Map.of(), this::take);
  }

  /**
   * Starts with the events that arrive from now on.
   *
   * @param listener called on the follower's thread; what it throws is logged
   * @throws dev.plumbline.core.model.ServiceException if the client's settings or the brokers'
   *     addresses are no good
   */
  public static ItemFollower fromNow(KafkaClientConfig config, Consumer<ItemEvent> listener) {
    return new ItemFollower(config, listener, Optional.empty());
  }

  /**
   * Goes on where an earlier follower with the same file stopped, else starts with the oldest event
   * that there is. After a crash the last seconds' events come again.
   *
   * @param file where it keeps its place, for one cluster; made if it is not there
   * @param listener called on the follower's thread; what it throws is logged
   * @throws dev.plumbline.core.model.ServiceException if the file cannot be read, or the client's
   *     settings or the brokers' addresses are no good
   */
  public static ItemFollower resume(
      KafkaClientConfig config, Path file, Consumer<ItemEvent> listener) {
    return new ItemFollower(config, listener, Optional.of(new PositionFile(file)));
  }

  /**
   * Waits until the events that were there at the start have been handed over or, from now on,
   * until it is certain that no later one will be missed.
   *
   * @return whether that came within the time
   */
  public boolean awaitReady(Duration timeout) throws InterruptedException {
    return follower.awaitReady(timeout);
  }

  /** Stops, and keeps its place. */
  @Override
  public void close() {
    follower.close();
    file.ifPresent(PositionFile::write);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    read(record).ifPresent(event -> tell(event, record));
    file.ifPresent(f -> f.passed(record.partition(), record.offset()));
  }

  private Optional<ItemEvent> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null ? Optional.empty() : Optional.of(codec.decode(record.value()));
    } catch (RejectedException e) {
      log.debug(
          "{}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
      return Optional.empty();
    }
  }

  private void tell(ItemEvent event, ConsumerRecord<byte[], byte[]> record) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      log.error(
          "the listener failed on {}-{}@{}",
          record.topic(),
          record.partition(),
          record.offset(),
          e);
    }
  }
}
