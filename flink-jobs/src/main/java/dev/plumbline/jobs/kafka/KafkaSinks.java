package dev.plumbline.jobs.kafka;

import dev.plumbline.config.KafkaSettings;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.Topics;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The sink for records that name their topic. */
public final class KafkaSinks {
  /**
   * Kafka's own 16 KiB is less than one encoding takes: each would be a batch, with a buffer of its
   * own to compress it and a turn of its own at the broker.
   */
  private static final int BATCH_BYTES = 256 * 1024;

  private KafkaSinks() {}

  /**
   * At least once: every record is acknowledged before a checkpoint completes. A repeat is the same
   * record under the same key, which compaction removes.
   */
  public static KafkaSink<OutgoingRecord> of(KafkaSettings kafka) {
    Properties properties = new Properties();
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "5");
    properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES));
    properties.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.setProperty(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(largestRecord()));
    properties.putAll(KafkaProperties.of(kafka));
    return KafkaSink.<OutgoingRecord>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setKafkaProducerConfig(properties)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new Routed())
        .build();
  }

  private static int largestRecord() {
    return Topics.unprefixed().all().stream().mapToInt(Topic::maxMessageBytes).max().orElseThrow();
  }

  private static final class Routed implements KafkaRecordSerializationSchema<OutgoingRecord> {
    private static final long serialVersionUID = 1;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        OutgoingRecord record, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(record.topic(), record.key(), record.value());
    }
  }
}
