package dev.plumbline.kafka;

import static dev.plumbline.kafka.TestAligners.aligner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.broker.BrokerSecurity;
import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.Topics;
import dev.plumbline.testkit.tls.TestCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every client against a broker that asks for TLS and a password (SCRAM). */
@Timeout(60)
class SecuredBrokerTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String PASSWORD = "s3cret-of-anna";

  @TempDir static Path directory;
  static TestCertificate certificate;
  static EmbeddedKafka kafka;

  @BeforeAll
  static void startBroker() {
    certificate = TestCertificate.create(directory.resolve("tls"));
    kafka =
        EmbeddedKafka.start(
            EmbeddedKafkaConfig.in(directory.resolve("broker"))
                .withSecurity(
                    new BrokerSecurity(
                        certificate.keyStore(),
                        certificate.password(),
                        "broker",
                        Map.of("broker", "s3cret-of-broker", "anna", PASSWORD))));
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  private static KafkaClientConfig as(String user, String password, Map<String, String> more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("security.protocol", "SASL_SSL");
    properties.put("ssl.truststore.type", "PEM");
    properties.put("ssl.truststore.location", certificate.certificate().toString());
    properties.put("sasl.mechanism", "SCRAM-SHA-512");
    properties.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, password));
    properties.putAll(more);
    return new KafkaClientConfig(kafka.bootstrapServers(), properties, Topics.unprefixed());
  }

  private static ItemEvent delete(String id) {
    return new ItemEvent.Delete(new ItemId("acme", id), Instant.EPOCH, "anna");
  }

  @Test
  void everyClientComesInWithItsPassword() throws Exception {
    KafkaClientConfig config = as("anna", PASSWORD, Map.of());
    try (TopicAdmin admin = TopicAdmin.open(config, SOON)) {
      assertThat(admin.create(1)).isNotEmpty();
    }
    BlockingQueue<ItemEvent> heard = new LinkedBlockingQueue<>();
    try (ItemFollower follower = ItemFollower.fromNow(config, heard::add);
        ItemProducer producer = ItemProducer.open(config, SOON);
        KafkaEventPublisher publisher = KafkaEventPublisher.open(config, SOON)) {
      assertThat(follower.awaitReady(SOON)).isTrue();
      producer.send(delete("a"));
      producer.flush();
      assertThat(producer.counts().acknowledged()).isEqualTo(1);
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(delete("a"));
      publisher.publish(delete("b")).toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(delete("b"));
    }
    try (AlignerPublisher publisher = AlignerPublisher.open(config, SOON);
        AlignerFollower follower = AlignerFollower.start(config)) {
      publisher.publish(aligner(1));
      assertThat(follower.await(TestAligners.version(1), SOON)).contains(aligner(1));
    }
    try (TestingQueryResponder responder =
            TestingQueryResponder.start(
                config,
                query ->
                    Optional.of(
                        new ResultEvent.Failed(
                            query.queryId(), "acme", ResultEvent.Reason.NOT_READY, "soon")));
        QueryClient client = QueryClient.open(config, SOON)) {
      assertThat(client.ask(Query.builder().tenant("acme").text("a red circle").build()))
          .isInstanceOf(ResultEvent.Failed.class);
      assertThat(responder.received()).hasSize(1);
    }
    try (ConsumerGroups groups = ConsumerGroups.open(config, SOON)) {
      assertThat(groups.lags()).isNotNull();
    }
  }

  @Test
  void aWrongPasswordIsAPermanentErrorThatDoesNotShowIt() {
    KafkaClientConfig config = as("anna", "wr0ng-pass", Map.of());
    try (TopicAdmin admin = TopicAdmin.open(config, SOON)) {
      assertThatThrownBy(admin::describe)
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.isTransient()).isFalse())
          .hasMessageContaining("invalid credentials")
          .hasMessageNotContaining("wr0ng-pass");
    }
    assertThat(config.toString()).contains("sasl.jaas.config").doesNotContain("wr0ng-pass");
  }

  @Test
  void aBrokerThatNobodyVouchesForIsNotTrusted() {
    TestCertificate other = TestCertificate.create(directory.resolve("other"));
    KafkaClientConfig config =
        as("anna", PASSWORD, Map.of("ssl.truststore.location", other.certificate().toString()));
    try (TopicAdmin admin = TopicAdmin.open(config, SOON)) {
      assertThatThrownBy(admin::describe)
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.isTransient()).isFalse())
          .hasMessageContaining("SSL handshake failed");
    }
  }
}
