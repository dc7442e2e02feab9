package dev.plumbline.jobs.index;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.jobs.kafka.KafkaProperties;
import dev.plumbline.jobs.kafka.KafkaSources;
import dev.plumbline.schemas.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The topic of encodings, once for each generation of the index.
 *
 * <p>A Kafka source reads a topic once. Here a new aligner makes a new generation while the job
 * runs, and the whole topic is to be read for it, beside the live tail for the others. So a split
 * is a generation's place in a partition: its progress is in the checkpoints, a build goes on where
 * it was after a failure, and back pressure holds for it as for all else.
 */
final class GenerationSource implements Source<GenerationRecord, GenerationSplit, PlanState> {
  private static final long serialVersionUID = 1;
  private static final Duration PLAN_INTERVAL = Duration.ofMillis(500);

  private final PlumblineConfig config;

  GenerationSource(PlumblineConfig config) {
    this.config = config;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<GenerationSplit, PlanState> createEnumerator(
      SplitEnumeratorContext<GenerationSplit> context) {
    return restoreEnumerator(context, PlanState.empty());
  }

  @Override
  public SplitEnumerator<GenerationSplit, PlanState> restoreEnumerator(
      SplitEnumeratorContext<GenerationSplit> context, PlanState state) {
    return new GenerationEnumerator(
        context, new KafkaGenerationPlanner(config), PLAN_INTERVAL, state);
  }

  @Override
  public SourceReader<GenerationRecord, GenerationSplit> createReader(SourceReaderContext context) {
    Properties properties = KafkaProperties.of(config.kafka());
    properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka().bootstrap());
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(
        ConsumerConfig.CLIENT_ID_CONFIG,
        KafkaSources.group(config.kafka(), "index-" + context.getIndexOfSubtask()));
    return GenerationReader.of(
        new Topics(config.kafka().topicPrefix()).encodings().name(), properties, context);
  }

  @Override
  public SimpleVersionedSerializer<GenerationSplit> getSplitSerializer() {
    return new GenerationSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<PlanState> getEnumeratorCheckpointSerializer() {
    return new PlanStateSerializer();
  }
}
