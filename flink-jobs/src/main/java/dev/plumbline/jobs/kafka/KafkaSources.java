package dev.plumbline.jobs.kafka;

import dev.plumbline.config.KafkaSettings;
import dev.plumbline.schemas.Topic;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Sources of raw records. They are decoded later, so that a bad one can become a dead letter. */
public final class KafkaSources {
  private KafkaSources() {}

  /**
   * A topic, from where the group left off; from its beginning if the group is new. After a restore
   * the checkpoint's places win.
   *
   * @param group the consumer group under which progress is shown; the topic prefix comes before it
   */
  @SuppressWarnings("deprecation") // the connector takes no other type
  public static KafkaSource<SourceRecord> of(KafkaSettings kafka, Topic topic, String group) {
    return KafkaSource.<SourceRecord>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setTopics(topic.name())
        .setGroupId(group(kafka, group))
        .setClientIdPrefix(group(kafka, group))
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setProperty("partition.discovery.interval.ms", "30000")
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setProperties(KafkaProperties.of(kafka))
        .setDeserializer(new Raw())
        .build();
  }

  /** The full name of a job's consumer group. */
  public static String group(KafkaSettings kafka, String name) {
    return kafka.topicPrefix() + "plumbline-" + name;
  }

  private static final class Raw implements KafkaRecordDeserializationSchema<SourceRecord> {
    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SourceRecord> out) {
      out.collect(
          new SourceRecord(
              record.topic(),
              record.partition(),
              record.offset(),
              record.timestamp(),
              record.key(),
              record.value()));
    }

    @Override
    public TypeInformation<SourceRecord> getProducedType() {
      return TypeInformation.of(SourceRecord.class);
    }
  }
}
