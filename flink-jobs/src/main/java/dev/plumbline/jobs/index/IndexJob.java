package dev.plumbline.jobs.index;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.kafka.KafkaSinks;
import dev.plumbline.jobs.operator.BatchLimits;
import dev.plumbline.jobs.operator.MicroBatches;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * From {@code encodings} and {@code aligners} to the index: projects each encoding with each kept
 * generation's aligner, upserts it, and switches readers to a new generation once it is complete.
 *
 * <p>There is no shuffle before the index: an item's encodings stay in their partition's order, so
 * upserts and deletes converge to the same index as if each had come once.
 */
public final class IndexJob {
  private IndexJob() {}

  public static void main(String[] arguments) throws Exception {
    Job.INDEX.run(arguments);
  }

  /** Puts the job into an environment. */
  public static void define(StreamExecutionEnvironment environment, PlumblineConfig config) {
    DataStream<GenerationRecord> records =
        environment
            .fromSource(
                new GenerationSource(config), WatermarkStrategy.noWatermarks(), "generations")
            .uid("generations");
    SingleOutputStreamOperator<CaughtUp> caughtUp =
        MicroBatches.transform(
                records,
                "upsert",
                CaughtUp.class,
                new BatchLimits(config.index().batchSize(), config.index().linger()),
                new UpsertFunction(config))
            .uid("upsert");
    caughtUp
        .process(new SwitchFunction(config))
        .name("switch")
        .uid("switch")
        .setParallelism(1)
        .setMaxParallelism(1)
        // In a chain it would have the others' maximum, and only where they have one subtask, too.
        .startNewChain()
        .sinkTo(new DiscardingSink<>())
        .name("switched")
        .uid("switched")
        .setParallelism(1);
    caughtUp
        .getSideOutput(UpsertFunction.DEAD_LETTERS)
        .sinkTo(KafkaSinks.of(config.kafka()))
        .name("dead-letters")
        .uid("dead-letters");
  }
}
