package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TopicAdminTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void createsTheCatalogueOnceAndReportsWhatDiffers() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory))) {
      KafkaClientConfig config =
          new KafkaClientConfig(kafka.bootstrapServers(), Map.of(), new Topics("shop."));
      try (Admin raw = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        raw.createTopics(
                Set.of(
                    new NewTopic("shop.queries", 2, (short) 1)
                        .configs(Map.of("retention.ms", "60000"))))
            .all()
            .get(30, TimeUnit.SECONDS);
      }
      try (TopicAdmin admin = TopicAdmin.open(config, SOON)) {
        assertThat(admin.describe()).filteredOn(ClusterTopic::exists).hasSize(1);

        List<TopicOutcome> first = admin.create(1);
        assertThat(first).extracting(TopicOutcome::topic).isEqualTo(config.topics().all());
        for (TopicOutcome outcome : first) {
          boolean wasThere = outcome.topic().name().equals("shop.queries");
          assertThat(outcome.created()).isNotEqualTo(wasThere);
          if (!wasThere) {
            assertThat(outcome.differences()).isEmpty();
          }
        }
        List<TopicOutcome> second = admin.create(1);
        assertThat(second).noneMatch(TopicOutcome::created);
        assertThat(second)
            .filteredOn(outcome -> outcome.topic().equals(config.topics().queries()))
            .flatExtracting(TopicOutcome::differences)
            .extracting(Object::toString)
            .contains("partitions: 2 (expected: 4)", "retention.ms: 60000 (expected: 3600000)");

        try (AlignerPublisher publisher = AlignerPublisher.open(config, SOON)) {
          publisher.publish(TestAligners.aligner(1));
          publisher.publish(TestAligners.aligner(2));
        }
        for (ClusterTopic topic : admin.describe()) {
          Topic wanted = topic.wanted();
          assertThat(topic.exists()).isTrue();
          assertThat(topic.replication()).isEqualTo(1);
          assertThat(topic.settings().keySet()).isEqualTo(wanted.settings().keySet());
          assertThat(topic.records()).isEqualTo(wanted.equals(config.topics().aligners()) ? 2 : 0);
        }

        admin.delete();
        admin.delete();
        assertThat(admin.describe()).noneMatch(ClusterTopic::exists);
      }
    }
  }

  @Test
  void saysWhichClusterDoesNotAnswer() throws Exception {
    // Bound but never answering: a connection is made, a reply never comes.
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      try (TopicAdmin admin =
          TopicAdmin.open(KafkaClientConfig.of(address), Duration.ofMillis(300))) {
        assertThatExceptionOfType(ServiceException.class)
            .isThrownBy(() -> admin.create(1))
            .withMessageContaining("Kafka at " + address + " did not answer within 300 ms")
            .matches(ServiceException::isTransient);
      }
    }
  }

  @Test
  void neverPrintsProperties() {
    KafkaClientConfig config =
        new KafkaClientConfig(
            "broker:9092", Map.of("sasl.jaas.config", "hunter2"), Topics.unprefixed());
    assertThat(config.toString()).contains("sasl.jaas.config").doesNotContain("hunter2");
  }
}
