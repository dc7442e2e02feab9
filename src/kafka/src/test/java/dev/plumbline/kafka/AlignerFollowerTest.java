package dev.plumbline.kafka;

import static dev.plumbline.kafka.TestAligners.aligner;
import static dev.plumbline.kafka.TestAligners.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.artifact.AlignerCodec;
import dev.plumbline.core.event.AlignerEvent;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.Keys;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class AlignerFollowerTest extends BrokerTest {
  private void publish(long... versions) {
    try (AlignerPublisher publisher = AlignerPublisher.open(config, SOON)) {
      for (long version : versions) {
        publisher.publish(aligner(version));
      }
    }
  }

  @Test
  void findsWhatWasPublishedBeforeAndAfterTheStart() throws Exception {
    publish(1, 2);
    try (AlignerFollower follower = AlignerFollower.start(config)) {
      assertThat(follower.awaitCaughtUp(SOON)).isTrue();
      assertThat(follower.isCaughtUp()).isTrue();
      assertThat(follower.find(version(1))).contains(aligner(1));
      assertThat(follower.latest()).contains(aligner(2));
      assertThat(follower.find(version(3))).isEmpty();
      BlockingQueue<Aligner> heard = new LinkedBlockingQueue<>();
      follower.addListener(
          aligner -> {
            heard.add(aligner);
            throw new IllegalStateException("a listener's own trouble");
          });
      publish(3, 4);
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(aligner(3));
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(aligner(4));
      assertThat(follower.latest()).contains(aligner(4));
      assertThat(follower.headers())
          .containsExactly(
              aligner(1).header(), aligner(2).header(), aligner(3).header(), aligner(4).header());
    }
  }

  @Test
  void anEmptyTopicIsCaughtUpAtOnce() throws Exception {
    try (AlignerFollower follower = AlignerFollower.start(config)) {
      assertThat(follower.awaitCaughtUp(SOON)).isTrue();
      assertThat(follower.latest()).isEmpty();
      assertThat(follower.await(version(1), Duration.ofMillis(1))).isEmpty();
    }
  }

  @Test
  void readsOlderAlignersAgainWhenAskedFor() throws Exception {
    publish(1, 2, 3, 4, 5);
    try (AlignerFollower follower = AlignerFollower.start(config, 2)) {
      assertThat(follower.awaitCaughtUp(SOON)).isTrue();
      for (long version : new long[] {1, 5, 3, 2, 4, 1}) {
        assertThat(follower.find(version(version))).contains(aligner(version));
      }
      assertThat(follower.latest()).contains(aligner(5));
    }
  }

  @Test
  void goesOnAfterDamagedRecords() throws Exception {
    publish(1);
    AlignerEvent good = AlignerCodec.publish(aligner(2));
    AlignerEvent otherSum = new AlignerEvent(good.header(), good.artifact(), "0".repeat(64));
    try (AlignerPublisher publisher = AlignerPublisher.open(config, SOON)) {
      publisher.publish(otherSum);
    }
    send(Keys.of(version(7)), new byte[] {1, 2, 3});
    publish(3);
    try (AlignerFollower follower = AlignerFollower.start(config)) {
      assertThat(follower.awaitCaughtUp(SOON)).isTrue();
      assertThat(follower.headers()).containsExactly(aligner(1).header(), aligner(3).header());
      assertThat(follower.damaged()).isEqualTo(2);
    }
  }

  @Test
  void forgetsADeletedAligner() throws Exception {
    publish(1, 2);
    send(Keys.of(version(2)), null);
    try (AlignerFollower follower = AlignerFollower.start(config)) {
      assertThat(follower.awaitCaughtUp(SOON)).isTrue();
      assertThat(follower.latest()).contains(aligner(1));
      assertThat(follower.find(version(2))).isEmpty();
    }
  }

  @Test
  void outlivesTheBroker() throws Exception {
    publish(1, 2);
    try (AlignerFollower follower = AlignerFollower.start(config, 1)) {
      assertThat(follower.awaitCaughtUp(SOON)).isTrue();
      kafka.restart();
      publish(3);
      assertThat(follower.await(version(3), SOON)).contains(aligner(3));
      assertThat(follower.find(version(1))).contains(aligner(1));
    }
  }

  @Test
  void waitsForATopicThatIsNotThereYet() throws Exception {
    config = otherTopics();
    try (AlignerFollower follower = AlignerFollower.start(config)) {
      assertThat(follower.awaitCaughtUp(Duration.ofMillis(1))).isFalse();
      createTopics(config);
      publish(1);
      assertThat(follower.await(version(1), SOON)).contains(aligner(1));
      assertThat(follower.awaitCaughtUp(SOON)).isTrue();
    }
  }

  @Test
  void refusesAddressesThatAreNoGood() {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> AlignerFollower.start(KafkaClientConfig.of("nowhere.invalid:9092")))
        .withMessageContaining("nowhere.invalid:9092");
  }

  private void send(byte[] key, byte[] value) throws Exception {
    try (Producer<byte[], byte[]> producer = Writers.open(config, "test", SOON, Map.of())) {
      producer
          .send(new ProducerRecord<>(config.topics().aligners().name(), key, value))
          .get(30, TimeUnit.SECONDS);
    }
  }
}
