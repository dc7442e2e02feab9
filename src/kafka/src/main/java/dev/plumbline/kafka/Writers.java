package dev.plumbline.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Producers that lose nothing and repeat nothing: idempotent, acknowledged by all replicas. */
final class Writers {
  private Writers() {}

  /**
   * Opens a producer.
   *
   * @param deadline the longest from sending a record to its acknowledgement, retries included
   * @param more settings over these
   * @throws dev.plumbline.core.model.ServiceException if the settings or the addresses are no good
   */
  static Producer<byte[], byte[]> open(
      KafkaClientConfig config, String role, Duration deadline, Map<String, ?> more) {
    Map<String, Object> required = new HashMap<>();
    required.put("acks", "all");
    required.put("enable.idempotence", "true");
    required.put("linger.ms", "5");
    required.put("max.block.ms", Long.toString(deadline.toMillis()));
    required.put("delivery.timeout.ms", Integer.toString(Math.toIntExact(deadline.toMillis())));
    // Kafka asks that linger and request together fit into the delivery's time.
    required.put(
        "request.timeout.ms", Long.toString(Math.min(deadline.toMillis() * 9 / 10 - 5, 30_000)));
    required.put("reconnect.backoff.max.ms", "500");
    required.putAll(more);
    try {
      return new KafkaProducer<>(
          config.settings(role, required), new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw KafkaFailures.of(config, "opening a producer", deadline, Readers.rootCause(e));
    }
  }

  /**
   * Sends a record.
   *
   * @param done called once: with null when the cluster has the record, else with the error,
   *     whichever way Kafka reports it
   */
  static void send(
      Producer<byte[], byte[]> producer,
      ProducerRecord<byte[], byte[]> record,
      Consumer<@Nullable Exception> done) {
    try {
      Future<RecordMetadata> unused =
          producer.send(record, (metadata, error) -> done.accept(error));
    } catch (KafkaException e) {
      done.accept(e);
    }
  }
}
