package dev.plumbline.jobs.ingest;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.kafka.KafkaSinks;
import dev.plumbline.jobs.kafka.KafkaSources;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.jobs.operator.BatchLimits;
import dev.plumbline.jobs.operator.MicroBatches;
import dev.plumbline.schemas.Topics;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From {@code items} to {@code encodings}: checks, decodes and encodes.
 *
 * <p>There is no shuffle: an item's events stay in their partition's order from the source to the
 * sink. Delivery is at least once; a repeat is the same encoding under the same key.
 */
public final class IngestJob {
  private IngestJob() {}

  public static void main(String[] arguments) throws Exception {
    Job.INGEST.run(arguments);
  }

  /** Puts the job into an environment. */
  public static void define(StreamExecutionEnvironment environment, PlumblineConfig config) {
    define(environment, config, Assembly::openEncoders);
  }

  static void define(
      StreamExecutionEnvironment environment,
      PlumblineConfig config,
      EncodeFunction.EncodersOpening encoders) {
    Topics topics = new Topics(config.kafka().topicPrefix());
    DataStream<SourceRecord> items =
        environment
            .fromSource(
                KafkaSources.of(config.kafka(), topics.items(), "ingest"),
                WatermarkStrategy.noWatermarks(),
                "items")
            .uid("items");
    DataStream<OutgoingRecord> out =
        MicroBatches.transform(
                items,
                "encode",
                OutgoingRecord.class,
                new BatchLimits(config.ingest().batchSize(), config.ingest().linger()),
                new EncodeFunction(config, encoders))
            .uid("encode");
    out.sinkTo(KafkaSinks.of(config.kafka())).name("encodings").uid("encodings");
  }
}
