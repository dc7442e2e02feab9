package dev.plumbline.kafka;

import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker for all tests of a class, and topics of its own for each test. */
@Timeout(60)
abstract class BrokerTest {
  static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path directory;
  static EmbeddedKafka kafka;

  KafkaClientConfig config;

  @BeforeAll
  static void startBroker() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory));
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @BeforeEach
  void createTopics() {
    config = otherTopics();
    createTopics(config);
  }

  /** Names for topics that are not there yet. */
  static KafkaClientConfig otherTopics() {
    return new KafkaClientConfig(
        kafka.bootstrapServers(), Map.of(), new Topics(UUID.randomUUID() + "."));
  }

  static void createTopics(KafkaClientConfig config) {
    try (TopicAdmin admin = TopicAdmin.open(config, SOON)) {
      admin.create(1);
    }
  }
}
