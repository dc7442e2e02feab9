package dev.plumbline.jobs.registry;

import dev.plumbline.core.model.ItemId;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.schemas.Keys;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts bytes on the topic of items, whatever they are. */
final class Sender implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  private Sender(String topic, KafkaProducer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  static Sender open(KafkaClientConfig kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.properties());
    settings.put("bootstrap.servers", kafka.bootstrap());
    return new Sender(
        kafka.topics().items().name(),
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Returns when the broker has the record. */
  void send(String id, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(topic, Keys.of(new ItemId("default", id)), value)).get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
