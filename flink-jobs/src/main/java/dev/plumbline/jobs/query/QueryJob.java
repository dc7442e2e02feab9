package dev.plumbline.jobs.query;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.kafka.KafkaSinks;
import dev.plumbline.jobs.kafka.KafkaSources;
import dev.plumbline.jobs.kafka.OutgoingRecord;
import dev.plumbline.jobs.kafka.SourceRecord;
import dev.plumbline.schemas.Topics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From {@code queries} to {@code results}. Several searches are answered at a time; one that takes
 * longer does not hold up the next. Delivery is at least once: an asker takes the first answer of
 * its id.
 */
public final class QueryJob {
  private static final int CAPACITY = 64;

  /** Beyond a search's own deadline: then the thread is stuck, and its answer is given up. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private QueryJob() {}

  public static void main(String[] arguments) throws Exception {
    Job.QUERY.run(arguments);
  }

  /** Puts the job into an environment. */
  public static void define(StreamExecutionEnvironment environment, PlumblineConfig config) {
    Topics topics = new Topics(config.kafka().topicPrefix());
    DataStream<SourceRecord> queries =
        environment
            .fromSource(
                KafkaSources.of(config.kafka(), topics.queries(), "query"),
                WatermarkStrategy.noWatermarks(),
                "queries")
            .uid("queries");
    DataStream<OutgoingRecord> answers =
        AsyncDataStream.unorderedWait(
                queries,
                new AnswerFunction(config),
                config.search().deadline().plus(GRACE).toMillis(),
                TimeUnit.MILLISECONDS,
                CAPACITY)
            .returns(OutgoingRecord.class)
            .name("answer")
            .uid("answer");
    answers.sinkTo(KafkaSinks.of(config.kafka())).name("results").uid("results");
  }
}
