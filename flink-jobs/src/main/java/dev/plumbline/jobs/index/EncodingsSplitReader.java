package dev.plumbline.jobs.index;

import dev.plumbline.jobs.kafka.SourceRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one generation's splits with a Kafka consumer of its own, so that a generation that is
 * being built from the topic's beginning does not hold up one that follows its end. Confined to its
 * fetcher's thread; {@link #wakeUp} alone may come from another.
 */
final class EncodingsSplitReader implements SplitReader<Fetched, GenerationSplit> {
  private static final Duration POLL = Duration.ofMillis(500);

  private final String topic;
  private final LongPredicate isRead;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, GenerationSplit> splits = new HashMap<>();

  /** Those of the splits that have not caught up. */
  private final Set<TopicPartition> behind = new HashSet<>();

  /**
   * @param isRead whether a generation is still read
   */
  EncodingsSplitReader(String topic, Properties properties, LongPredicate isRead) {
    this.topic = topic;
    this.isRead = isRead;
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void handleSplitsChanges(SplitsChange<GenerationSplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new UnsupportedOperationException(change + " (expected: splits that are added)");
    }
    for (GenerationSplit split : change.splits()) {
      TopicPartition partition = new TopicPartition(topic, split.partition());
      splits.put(partition, split);
      if (!split.caughtUp()) {
        behind.add(partition);
      }
    }
    consumer.assign(splits.keySet());
    for (GenerationSplit split : change.splits()) {
      consumer.seek(new TopicPartition(topic, split.partition()), split.nextOffset());
    }
  }

  @Override
  public RecordsWithSplitIds<Fetched> fetch() {
    RecordsBySplits.Builder<Fetched> fetched = new RecordsBySplits.Builder<>();
    if (splits.values().stream().anyMatch(split -> !isRead.test(split.generation()))) {
      splits.values().forEach(split -> fetched.addFinishedSplit(split.splitId()));
      splits.clear();
      behind.clear();
      consumer.unsubscribe();
      return fetched.build();
    }
    if (splits.isEmpty()) {
      return fetched.build();
    }
    ConsumerRecords<byte[], byte[]> records = poll();
    for (TopicPartition partition : records.partitions()) {
      String id = split(partition).splitId();
      records.records(partition).forEach(r -> fetched.add(id, new Fetched.One(sourceRecord(r))));
    }
    behind.removeIf(
        partition -> {
          GenerationSplit split = split(partition);
          boolean there = consumer.position(partition) >= split.catchUpOffset();
          if (there) {
            fetched.add(split.splitId(), new Fetched.CaughtUp());
          }
          return there;
        });
    return fetched.build();
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return consumer.poll(POLL);
    } catch (WakeupException e) {
      return ConsumerRecords.empty();
    }
  }

  private GenerationSplit split(TopicPartition partition) {
    GenerationSplit split = splits.get(partition);
    if (split == null) {
      throw new IllegalStateException(partition + " is read, but was not given");
    }
    return split;
  }

  private static SourceRecord sourceRecord(ConsumerRecord<byte[], byte[]> record) {
    return new SourceRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value());
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
