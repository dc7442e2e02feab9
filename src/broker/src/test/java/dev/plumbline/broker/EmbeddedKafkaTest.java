package dev.plumbline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedKafkaTest {
  private static final String TOPIC = "notes";

  @TempDir Path directory;

  @Test
  void recordsOutliveTheBroker() throws Exception {
    EmbeddedKafkaConfig config = EmbeddedKafkaConfig.in(directory.resolve("kafka"));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(config)) {
      createTopic(kafka);
      produce(kafka, bytes("one"));
      kafka.stop();
      kafka.restart();
      produce(kafka, bytes("two"));
      assertThat(read(kafka, 2)).containsExactly("one", "two");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(config)) {
      assertThat(read(kafka, 2)).containsExactly("one", "two");
    }
  }

  @Test
  void carriesRecordsOfSixteenMegabytes() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory))) {
      createTopic(kafka);
      byte[] large = "x".repeat(16 << 20).getBytes(StandardCharsets.US_ASCII);
      produce(kafka, large);
      assertThat(read(kafka, 1).get(0)).hasSize(large.length);
    }
  }

  @Test
  void refusesADirectoryThatAnotherBrokerUses() throws Exception {
    EmbeddedKafkaConfig config = EmbeddedKafkaConfig.in(directory);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(config)) {
      assertThatThrownBy(() -> EmbeddedKafka.start(config))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(directory + " is in use by another broker");
      createTopic(kafka);
      produce(kafka, bytes("unharmed"));
      assertThat(read(kafka, 1)).containsExactly("unharmed");
    }
  }

  @Test
  void refusesATakenPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmbeddedKafkaConfig config =
          EmbeddedKafkaConfig.in(directory).withPorts(taken.getLocalPort(), 0);
      assertThatThrownBy(() -> EmbeddedKafka.start(config))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port: " + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  void refusesPortsOutOfRange() {
    assertThatThrownBy(() -> EmbeddedKafkaConfig.in(directory).withPorts(70_000, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port: 70000 (expected: 0 to 65535");
  }

  private static void createTopic(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      NewTopic topic =
          new NewTopic(TOPIC, 1, (short) 1)
              .configs(Map.of("max.message.bytes", Integer.toString(18 << 20)));
      admin.createTopics(Set.of(topic)).all().get(30, TimeUnit.SECONDS);
    }
  }

  private static void produce(EmbeddedKafka kafka, byte[] value) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "max.request.size", 20 << 20,
            "buffer.memory", 40L << 20);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get(30, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(EmbeddedKafka kafka, int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(), "max.partition.fetch.bytes", 20 << 20);
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (values.size() < count) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(r -> values.add(new String(r.value(), StandardCharsets.UTF_8)));
      }
    }
    return values;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
