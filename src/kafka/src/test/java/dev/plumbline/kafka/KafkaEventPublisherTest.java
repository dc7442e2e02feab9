package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KafkaEventPublisherTest extends BrokerTest {
  private static final ItemEvent ITEM =
      new ItemEvent.Delete(new ItemId("default", "x"), Instant.EPOCH, "test");

  @Test
  void theStageEndsOnceTheTopicHasTheEvent() throws Exception {
    FeedbackEvent feedback =
        new FeedbackEvent("q", new ItemId("default", "x"), FeedbackEvent.Kind.UP, Instant.EPOCH);
    try (KafkaEventPublisher publisher = KafkaEventPublisher.open(config, SOON)) {
      publisher.publish(ITEM).toCompletableFuture().get(30, TimeUnit.SECONDS);
      publisher.publish(feedback).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
    assertThat(readAll(config.topics().items(), Codecs.items())).containsExactly(ITEM);
    assertThat(readAll(config.topics().feedback(), Codecs.feedback())).containsExactly(feedback);
  }

  @Test
  void theStageFailsAtTheDeadline() {
    try (KafkaEventPublisher publisher =
        KafkaEventPublisher.open(otherTopics(), Duration.ofMillis(300))) {
      Throwable error = publisher.publish(ITEM).handle((done, e) -> e).toCompletableFuture().join();
      assertThat(error).isNotInstanceOf(CompletionException.class);
      assertThat(error)
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.isTransient()).isTrue());
    }
  }

  private <T> List<T> readAll(Topic topic, RecordCodec<T> codec) {
    List<byte[]> values = new ArrayList<>();
    new TopicReader(config, SOON)
        .read(topic.name(), record -> values.add(record.value().orElseThrow()));
    return values.stream()
        .map(
            value -> {
              try {
                return codec.decode(value);
              } catch (RejectedException e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }
}
