package dev.plumbline.jobs;

import dev.plumbline.config.FlinkSettings;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How every job runs. */
final class JobEnvironment {
  private JobEnvironment() {}

  /**
   * An environment with our settings laid over the cluster's.
   *
   * @param more settings laid over ours
   */
  static StreamExecutionEnvironment of(FlinkSettings flink, Configuration more) {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, flink.checkpointInterval());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (!flink.checkpointDir().isEmpty()) {
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, flink.checkpointDir());
    }
    configuration.set(
        StateBackendOptions.STATE_BACKEND,
        switch (flink.stateBackend()) {
          case HASHMAP -> "hashmap";
          case ROCKSDB -> "rocksdb";
        });
    // Records are immutable, so operators of one chain may share them.
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    // A type that Flink cannot write field by field is an error, not Kryo.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.MAX_PARALLELISM, flink.maxParallelism());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(1));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofMinutes(1));
    configuration.addAll(more);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(flink.parallelism());
    return environment;
  }
}
