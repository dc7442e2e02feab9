package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class ConsumerGroupsTest extends BrokerTest {
  @Test
  void countsWhatAGroupHasNotRead() {
    String topic = config.topics().aligners().name();
    try (AlignerPublisher publisher = AlignerPublisher.open(config, SOON)) {
      for (int version = 1; version <= 5; version++) {
        publisher.publish(TestAligners.aligner(version));
      }
    }
    try (ConsumerGroups groups = ConsumerGroups.open(config, SOON)) {
      assertThat(groups.lags()).isEmpty();
      commit("index", new TopicPartition(topic, 0), 2);
      commit("index", new TopicPartition(config.topics().items().name(), 3), 0);
      assertThat(groups.lags())
          .isEqualTo(
              List.of(
                  new GroupLag("index", config.topics().items().name(), 0, 0),
                  new GroupLag("index", topic, 2, 3)));
    }
  }

  private void commit(String group, TopicPartition partition, long offset) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", config.bootstrap(), "group.id", group),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)), SOON);
    }
  }
}
