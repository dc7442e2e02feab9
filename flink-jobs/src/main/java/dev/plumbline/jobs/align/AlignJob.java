package dev.plumbline.jobs.align;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.kafka.KafkaSinks;
import dev.plumbline.jobs.kafka.KafkaSources;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.schemas.Topics;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From {@code encodings} to {@code aligners}: fits an aligner on the first pairs, and again after
 * each so many further pairs.
 *
 * <p>What was learned is state. An aligner is published once the checkpoint that holds it is
 * complete, so that a version never names two different aligners, whatever fails in between.
 */
public final class AlignJob {
  private AlignJob() {}

  public static void main(String[] arguments) throws Exception {
    Job.ALIGN.run(arguments);
  }

  /**
   * Checks what the configuration says of the method, so that a slip is told before anything
   * starts.
   *
   * @throws IllegalArgumentException if the method or one of its parameters is wrong
   */
  public static void check(PlumblineConfig config) {
    PairLearners.check(config.aligner());
  }

  /**
   * Puts the job into an environment.
   *
   * @throws IllegalArgumentException if the method or one of its parameters is wrong
   */
  public static void define(StreamExecutionEnvironment environment, PlumblineConfig config) {
    check(config);
    Topics topics = new Topics(config.kafka().topicPrefix());
    DataStream<SourceRecord> encodings =
        environment
            .fromSource(
                KafkaSources.of(config.kafka(), topics.encodings(), "align"),
                WatermarkStrategy.noWatermarks(),
                "encodings")
            .uid("encodings");
    DataStream<Pair> pairs =
        encodings
            .flatMap(new SidesFunction(config))
            .returns(Side.class)
            .name("sides")
            .uid("sides")
            .keyBy(Side::picture)
            .process(new PairFunction(config.aligner().pairTimeToLive()))
            .returns(Pair.class)
            .name("pairs")
            .uid("pairs");
    pairs
        .transform("fit", TypeInformation.of(OutgoingRecord.class), new FitOperatorFactory(config))
        .uid("fit")
        .setParallelism(1)
        .setMaxParallelism(1)
        // In a chain it would have the others' maximum, and only where they have one subtask, too.
        .startNewChain()
        .sinkTo(KafkaSinks.of(config.kafka()))
        .name("aligners")
        .uid("aligners")
        .setParallelism(1);
  }
}
