package dev.plumbline.kafka;

import dev.plumbline.core.model.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads single records from their places. */
final class RecordLoader {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaClientConfig config;

  RecordLoader(KafkaClientConfig config) {
    this.config = config;
  }

  /**
   * Reads a record; empty if it is no longer there.
   *
   * @throws ServiceException if the broker does not answer in time
   */
  Optional<TopicRecord> load(TopicPartition partition, long offset) {
    String doing = "reading " + partition + "@" + offset;
    Consumer<byte[], byte[]> consumer = Readers.open(config, "loader", DEADLINE);
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, offset);
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long deadline = System.nanoTime() + DEADLINE.toNanos();
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          return record.offset() == offset ? Optional.of(TopicRecord.of(record)) : Optional.empty();
        }
        if (System.nanoTime() - deadline > 0) {
          throw KafkaFailures.late(config, doing, DEADLINE);
        }
      }
      return Optional.empty();
    } catch (KafkaException e) {
      throw KafkaFailures.of(config, doing, DEADLINE, e);
    } finally {
      Readers.close(consumer);
    }
  }
}
