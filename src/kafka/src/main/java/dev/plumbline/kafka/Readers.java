package dev.plumbline.kafka;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers that place themselves: no group, no commits, and no sight of aborted transactions. */
final class Readers {
  private Readers() {}

  /**
   * Opens a consumer.
   *
   * @param deadline the longest that one of its calls takes
   * @throws dev.plumbline.core.model.ServiceException if the settings or the addresses are no good
   */
  static Consumer<byte[], byte[]> open(KafkaClientConfig config, String role, Duration deadline) {
    Map<String, Object> required = new HashMap<>();
    required.put("enable.auto.commit", "false");
    required.put("allow.auto.create.topics", "false");
    required.put("isolation.level", "read_committed");
    // A topic that was made anew starts at 0 again: what it holds is read from there.
    required.put("auto.offset.reset", "earliest");
    required.put("default.api.timeout.ms", Long.toString(deadline.toMillis()));
    required.put("request.timeout.ms", Long.toString(Math.min(deadline.toMillis(), 30_000)));
    // A broker that comes back, and a partition that is added, are to be found soon.
    required.put("reconnect.backoff.max.ms", "500");
    required.put("metadata.max.age.ms", "30000");
    try {
      return new KafkaConsumer<>(
          config.settings(role, required),
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw KafkaFailures.of(config, "opening a consumer", deadline, rootCause(e));
    }
  }

  /**
   * Closes a consumer at once. There is nothing to hand back, and the broker need not be told: to
   * tell it, one would have to wait for the fetch that it is holding back until records come.
   */
  static void close(Consumer<?, ?> consumer) {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  /** The partitions of a topic, in order; none if there is no such topic. */
  static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    List<PartitionInfo> found =
        Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of());
    return found.stream()
        .map(p -> new TopicPartition(topic, p.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }

  /** The constructor's own error says only that there was one. */
  static Throwable rootCause(Throwable e) {
    return e.getCause() == null ? e : rootCause(e.getCause());
  }
}
