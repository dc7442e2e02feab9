package dev.plumbline.kafka;

import static dev.plumbline.kafka.TestAligners.aligner;
import static dev.plumbline.kafka.TestAligners.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.RegistryFormats;
import dev.plumbline.schemas.registry.SubjectNames;
import dev.plumbline.testkit.await.Await;
import dev.plumbline.testkit.registry.TestingSchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients whose records carry a registry's numbers. */
class RegistryTopicsTest extends BrokerTest {
  private final TestingSchemaRegistry server = TestingSchemaRegistry.start();

  @AfterEach
  void stop() {
    server.close();
  }

  /** As a process of its own would have it: it knows nothing of the registry yet. */
  private KafkaClientConfig fresh() {
    RegistryConfig registry =
        new RegistryConfig(
            server.url(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(5),
            Duration.ofMillis(200));
    return new KafkaClientConfig(
        config.bootstrap(),
        config.properties(),
        config.topics(),
        new TopicCodecs(
            config.topics(),
            new RegistryFormats(
                HttpSchemaRegistry.open(registry), SubjectNames.TOPIC_RECORD, true)));
  }

  private static ItemEvent delete(String id) {
    return new ItemEvent.Delete(new ItemId("acme", id), Instant.EPOCH, "anna");
  }

  @Test
  void aFollowerWaitsForTheRegistryAndLeavesNothingOut() throws Exception {
    try (AlignerPublisher publisher = AlignerPublisher.open(fresh(), SOON);
        ItemProducer producer = ItemProducer.open(fresh(), SOON)) {
      server.stop();
      publisher.publish(aligner(1));
      publisher.publish(aligner(2));
      producer.send(delete("a"));
      producer.flush();
    }
    BlockingQueue<ItemEvent> heard = new LinkedBlockingQueue<>();
    try (AlignerFollower aligners = AlignerFollower.start(fresh());
        ItemFollower items =
            ItemFollower.resume(fresh(), directory.resolve("positions"), heard::add)) {
      assertThat(aligners.awaitCaughtUp(Duration.ofSeconds(1))).isFalse();
      server.restart();
      assertThat(aligners.awaitCaughtUp(SOON)).isTrue();
      assertThat(aligners.find(version(1))).contains(aligner(1));
      assertThat(aligners.latest()).contains(aligner(2));
      assertThat(aligners.damaged()).isZero();
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(delete("a"));
      assertThat(items.awaitReady(SOON)).isTrue();
    }
  }

  @Test
  void whoeverWritesNeedsTheRegistryOnceAtItsStart() {
    try (KafkaEventPublisher publisher = KafkaEventPublisher.open(fresh(), SOON)) {
      server.stop();
      publisher.publish(delete("a")).toCompletableFuture().join();
    }
    assertThatThrownBy(() -> ItemProducer.open(fresh(), SOON))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.isTransient()).isTrue())
        .hasMessageContaining("schema registry at");
  }

  @Test
  void recordsFromBeforeTheRegistryAreFollowedAsBefore() throws Exception {
    try (AlignerPublisher before = AlignerPublisher.open(config, SOON);
        AlignerPublisher after = AlignerPublisher.open(fresh(), SOON);
        AlignerFollower follower = AlignerFollower.start(fresh())) {
      before.publish(aligner(1));
      after.publish(aligner(2));
      Await.until("both are known", () -> follower.headers().size() == 2);
      assertThat(follower.find(version(1))).contains(aligner(1));
    }
  }
}
