package dev.plumbline.app;

import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands against a real broker: one for all tests of a class, topics of its own for each. */
@Timeout(120)
public abstract class BrokerTest {
  protected static final Duration SOON = Duration.ofSeconds(30);

  @TempDir protected static Path directory;
  protected static EmbeddedKafka broker;

  protected KafkaClientConfig kafka;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory.resolve("kafka")));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  /** Topics that are not there yet. */
  @BeforeEach
  protected void nameOtherTopics() {
    kafka =
        new KafkaClientConfig(
            broker.bootstrapServers(), Map.of(), new Topics(UUID.randomUUID() + "."));
  }

  protected void createTopics() {
    try (TopicAdmin admin = TopicAdmin.open(kafka, SOON)) {
      admin.create(1);
    }
  }

  /** Runs a command against this test's topics. */
  protected CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--set", "kafka.topicPrefix=" + kafka.topics().prefix()));
    return CommandRun.at(kafka.bootstrap(), all.toArray(String[]::new));
  }
}
