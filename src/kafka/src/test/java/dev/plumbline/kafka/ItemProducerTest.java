package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ItemProducerTest extends BrokerTest {
  private static final Instant WHEN = Instant.parse("2026-03-04T05:06:07.089Z");

  private static ItemEvent image(String id, int bytes) {
    return new ItemEvent.Image(
        new ItemId("default", id),
        new ImageContent.Inline(new byte[bytes]),
        Attributes.empty(),
        WHEN,
        "test");
  }

  private static ItemEvent caption(String id, String text) {
    return new ItemEvent.Caption(
        new ItemId("default", id), "image", text, Attributes.empty(), WHEN, "test");
  }

  private static ItemProducer.Listener listener(BlockingQueue<ServiceException> errors) {
    return new ItemProducer.Listener() {
      @Override
      public void acknowledged(ItemId id) {
        throw new AssertionError(id + " was acknowledged");
      }

      @Override
      public void failed(ItemId id, ServiceException error) {
        errors.add(error);
      }
    };
  }

  private List<ItemEvent> readAll() {
    RecordCodec<ItemEvent> codec = Codecs.items();
    List<ItemEvent> events = new ArrayList<>();
    new TopicReader(config, SOON)
        .read(
            config.topics().items().name(),
            record -> {
              try {
                events.add(codec.decode(record.value().orElseThrow()));
              } catch (RejectedException e) {
                throw new AssertionError(e);
              }
              return true;
            });
    return events;
  }

  @Test
  void sendsEachEventOnceAcrossABrokersRestart() {
    List<ItemEvent> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      events.add(i % 3 == 0 ? image("image " + i, 10_000) : caption("caption " + i, "words"));
    }
    try (ItemProducer producer = ItemProducer.open(config)) {
      for (ItemEvent event : events) {
        producer.send(event);
        if (event == events.get(150)) {
          kafka.restart();
        }
      }
      producer.flush();
      ItemProducer.Counts counts = producer.counts();
      assertThat(counts.sent()).isEqualTo(300);
      assertThat(counts.acknowledged()).isEqualTo(300);
      assertThat(counts.failed()).isZero();
      assertThat(counts.underWay()).isZero();
      assertThat(counts.bytes()).isGreaterThan(100 * 10_000L);
    }
    assertThat(readAll()).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void keepsTheOrderOfOneItemsEvents() {
    List<ItemEvent> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add(caption("caption", "version " + i));
    }
    try (ItemProducer producer = ItemProducer.open(config)) {
      events.forEach(producer::send);
    }
    assertThat(readAll()).isEqualTo(events);
  }

  @Test
  void reportsWhatTheClusterDoesNotTake() throws Exception {
    BlockingQueue<ServiceException> errors = new LinkedBlockingQueue<>();
    try (ItemProducer producer = ItemProducer.open(config)) {
      producer.send(image("huge", config.topics().items().maxMessageBytes() + 1), listener(errors));
      ServiceException error = errors.poll(30, TimeUnit.SECONDS);
      assertThat(error).hasMessageContaining("sending default/huge");
      assertThat(error.isTransient()).isFalse();
      producer.send(image("small", 10));
      producer.flush();
      assertThat(producer.counts().failed()).isEqualTo(1);
      assertThat(producer.counts().acknowledged()).isEqualTo(1);
    }
    assertThat(readAll()).containsExactly(image("small", 10));
  }

  @Test
  void givesUpAtTheDeadlineWhenThereIsNoTopic() throws Exception {
    BlockingQueue<ServiceException> errors = new LinkedBlockingQueue<>();
    try (ItemProducer producer = ItemProducer.open(otherTopics(), Duration.ofMillis(500))) {
      producer.send(image("lost", 10), listener(errors));
      ServiceException error = errors.poll(30, TimeUnit.SECONDS);
      assertThat(error).hasMessageContaining("did not answer within 500 ms");
      assertThat(error.isTransient()).isTrue();
    }
  }
}
