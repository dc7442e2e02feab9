package dev.plumbline.kafka;

import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic once, from its oldest record to the last one there is when the reading begins. The
 * records stream by: no more of them are in memory than one fetch brings.
 */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaClientConfig config;
  private final Duration deadline;

  /**
   * Makes a reader; nothing is connected yet.
   *
   * @param deadline the longest that the cluster may be silent while there is more to read
   */
  public TopicReader(KafkaClientConfig config, Duration deadline) {
    this.config = config;
    this.deadline = deadline;
  }

  /** Takes records. */
  @FunctionalInterface
  public interface Handler {
    /** Takes a record, and says whether to go on. */
    boolean take(TopicRecord record);
  }

  /**
   * Reads a topic; the records of one partition come in their order.
   *
   * @param topic its full name
   * @return how many records the handler took
   * @throws ServiceException if the cluster does not answer in time, or has no such topic
   */
  public long read(String topic, Handler handler) {
    String doing = "reading " + topic;
    Consumer<byte[], byte[]> consumer = Readers.open(config, "reader", deadline);
    try {
      List<TopicPartition> partitions = Readers.partitions(consumer, topic);
      if (partitions.isEmpty()) {
        throw new ServiceException(
            Kind.TRANSIENT, "Kafka at " + config.bootstrap() + " has no topic " + topic);
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return read(consumer, consumer.endOffsets(partitions), doing, handler);
    } catch (KafkaException e) {
      throw KafkaFailures.of(config, doing, deadline, e);
    } finally {
      Readers.close(consumer);
    }
  }

  /**
   * Reads one record; empty if it is not there, or no longer.
   *
   * @throws ServiceException if the cluster does not answer in time
   */
  public Optional<TopicRecord> find(String topic, int partition, long offset) {
    return new RecordLoader(config).load(new TopicPartition(topic, partition), offset);
  }

  private long read(
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      String doing,
      Handler handler) {
    long taken = 0;
    long heard = System.nanoTime();
    while (!hasReached(consumer, ends)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > deadline.toNanos()) {
        throw KafkaFailures.late(config, doing, deadline);
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() >= ends.getOrDefault(partition, 0L)) {
          continue;
        }
        taken++;
        if (!handler.take(TopicRecord.of(record))) {
          return taken;
        }
      }
    }
    return taken;
  }

  private static boolean hasReached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
