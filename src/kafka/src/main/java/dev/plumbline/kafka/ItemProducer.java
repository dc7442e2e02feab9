package dev.plumbline.kafka;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends images, captions, clips and deletes to the topic {@code items}. Thread-safe.
 *
 * <p>Each event is acknowledged by all replicas; a retry after a lost connection is not written
 * twice, and the events of one item stay in the order in which they were sent. What waits to be
 * sent is bounded in memory: when the bound is reached, {@link #send} blocks.
 */
public final class ItemProducer implements AutoCloseable {
  /** Long enough to outlive a broker's restart. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(2);

  private static final int BUFFER_BYTES = 32 << 20;
  private static final int BATCH_BYTES = 256 << 10;

  private static final Listener SILENT =
      new Listener() {
        @Override
        public void acknowledged(ItemId id) {}

        @Override
        public void failed(ItemId id, ServiceException error) {}
      };

  private final KafkaClientConfig config;
  private final Duration deadline;
  private final String topic;
  private final RecordCodec<ItemEvent> codec;
  private final Producer<byte[], byte[]> producer;
  private final LongAdder sent = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  private ItemProducer(KafkaClientConfig config, Duration deadline) {
    this.config = config;
    this.deadline = deadline;
    this.topic = config.topics().items().name();
    this.codec = config.codecs().items();
    codec.announce();
    this.producer =
        Writers.open(
            config,
            "item-producer",
            deadline,
            Map.of(
                "compression.type",
                "lz4",
                "batch.size",
                BATCH_BYTES,
                "buffer.memory",
                BUFFER_BYTES,
                "max.request.size",
                config.topics().items().maxMessageBytes()));
  }

  /** Hears what became of each event, on the producer's own thread: be quick. */
  public interface Listener {
    /** The cluster has it. */
    void acknowledged(ItemId id);

    /** The cluster does not have it, or is not known to. */
    void failed(ItemId id, ServiceException error);
  }

  /**
   * What was done so far.
   *
   * @param sent events handed over
   * @param acknowledged events that the cluster has
   * @param failed events that it does not have
   * @param bytes of the acknowledged events, before compression
   */
  public record Counts(long sent, long acknowledged, long failed, long bytes) {
    public long underWay() {
      return sent - acknowledged - failed;
    }
  }

  /** As {@link #open(KafkaClientConfig, Duration)}, with {@link #DEFAULT_DEADLINE}. */
  public static ItemProducer open(KafkaClientConfig config) {
    return open(config, DEFAULT_DEADLINE);
  }

  /**
   * Opens a producer. It connects with the first event.
   *
   * @param deadline the longest from sending an event to its acknowledgement, retries included
   * @throws ServiceException if the client's settings or the brokers' addresses are no good
   */
  public static ItemProducer open(KafkaClientConfig config, Duration deadline) {
    return new ItemProducer(config, deadline);
  }

  /** As {@link #send(ItemEvent, Listener)}, for whoever looks at {@link #counts} alone. */
  public void send(ItemEvent event) {
    send(event, SILENT);
  }

  /**
   * Sends an event. It returns once the event waits to be sent; the listener hears once of it, when
   * the cluster has it or will not have it.
   *
   * @throws IllegalArgumentException if the event does not fit the contract
   */
  public void send(ItemEvent event, Listener listener) {
    ItemId id = event.id();
    byte[] key = Keys.of(id);
    byte[] value = codec.encode(event);
    int size = key.length + value.length;
    sent.increment();
    Writers.send(
        producer,
        new ProducerRecord<>(topic, key, value),
        error -> settle(id, size, error, listener));
  }

  /** Waits until every event that was sent is acknowledged or has failed. */
  public void flush() {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw KafkaFailures.of(config, "waiting for acknowledgements", deadline, e);
    }
  }

  public Counts counts() {
    // The outcomes first: an event that is settled in between is never ahead of being sent.
    long settled = acknowledged.sum();
    long lost = failed.sum();
    return new Counts(sent.sum(), settled, lost, bytes.sum());
  }

  /** Waits for what is under way, within the deadline. */
  @Override
  public void close() {
    producer.close(deadline);
  }

  private void settle(ItemId id, int size, @Nullable Exception error, Listener listener) {
    if (error == null) {
      acknowledged.increment();
      bytes.add(size);
      listener.acknowledged(id);
    } else {
      failed.increment();
      listener.failed(id, KafkaFailures.of(config, "sending " + id, deadline, error));
    }
  }
}
