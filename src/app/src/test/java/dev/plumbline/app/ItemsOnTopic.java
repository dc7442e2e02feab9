package dev.plumbline.app;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.RecordCodec;
import java.util.Map;
import java.util.TreeMap;

/** What the topic of items holds. */
public final class ItemsOnTopic {
  private ItemsOnTopic() {}

  /** The last event of each item, by its id without the tenant. */
  public static Map<String, ItemEvent> byId(KafkaClientConfig kafka) {
    RecordCodec<ItemEvent> codec = Codecs.items();
    Map<String, ItemEvent> items = new TreeMap<>();
    new TopicReader(kafka, BrokerTest.SOON)
        .read(
            kafka.topics().items().name(),
            record -> {
              try {
                ItemEvent event = codec.decode(record.value().orElseThrow());
                items.put(event.id().id(), event);
              } catch (RejectedException e) {
                throw new AssertionError(e);
              }
              return true;
            });
    return items;
  }

  public static long count(KafkaClientConfig kafka) {
    return new TopicReader(kafka, BrokerTest.SOON)
        .read(kafka.topics().items().name(), record -> true);
  }
}
