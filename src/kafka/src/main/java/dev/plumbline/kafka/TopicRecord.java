package dev.plumbline.kafka;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record as it stands on a topic.
 *
 * @param timestamp the broker's or the producer's, as the topic is set
 * @param key its key, if it has one; not to be written to
 * @param value its value; empty for the mark of a deleted key; not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record TopicRecord(
    String topic,
    int partition,
    long offset,
    Instant timestamp,
    Optional<byte[]> key,
    Optional<byte[]> value) {

  static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new TopicRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        Optional.ofNullable(record.key()),
        Optional.ofNullable(record.value()));
  }

  /** Where it stands, for messages: {@code items-3@1204}. */
  public String place() {
    return topic + "-" + partition + "@" + offset;
  }
}
