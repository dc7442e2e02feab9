package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicReaderTest extends BrokerTest {
  private void produce(String prefix, int count) {
    try (ItemProducer producer = ItemProducer.open(config)) {
      for (int i = 0; i < count; i++) {
        producer.send(
            new ItemEvent.Delete(new ItemId("default", prefix + i), Instant.EPOCH, "test"));
      }
    }
  }

  @Test
  void readsWhatWasThereAtTheStartAndNoMore() {
    produce("before-", 100);
    Set<String> keys = new HashSet<>();
    Map<Integer, List<Long>> offsets = new HashMap<>();
    long taken =
        new TopicReader(config, SOON)
            .read(
                config.topics().items().name(),
                record -> {
                  if (keys.isEmpty()) {
                    produce("during-", 100);
                  }
                  keys.add(new String(record.key().orElseThrow(), StandardCharsets.UTF_8));
                  offsets
                      .computeIfAbsent(record.partition(), p -> new ArrayList<>())
                      .add(record.offset());
                  return true;
                });
    assertThat(taken).isEqualTo(100);
    assertThat(keys).hasSize(100).allMatch(key -> key.startsWith("default/before-"));
    assertThat(offsets).hasSize(4).allSatisfy((p, read) -> assertThat(read).isSorted());
  }

  @Test
  void stopsWhenTheHandlerHasEnough() {
    produce("x", 100);
    List<TopicRecord> records = new ArrayList<>();
    long taken =
        new TopicReader(config, SOON)
            .read(
                config.topics().items().name(),
                record -> {
                  records.add(record);
                  return records.size() < 7;
                });
    assertThat(taken).isEqualTo(7);
    assertThat(records.get(0).place())
        .isEqualTo(config.topics().items().name() + "-" + records.get(0).partition() + "@0");
  }

  @Test
  void anEmptyTopicIsReadAtOnce() {
    assertThat(new TopicReader(config, SOON).read(config.topics().items().name(), r -> true))
        .isZero();
  }

  @Test
  void saysThatATopicIsNotThere() {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> new TopicReader(config, SOON).read("nothing", r -> true))
        .withMessageContaining("has no topic nothing");
  }
}
