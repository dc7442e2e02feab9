package dev.plumbline.jobs.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Flink declares close() to throw Exception
class MicroBatchesTest {
  private static final OutputTag<Long> MULTIPLES = new OutputTag<>("multiples") {};

  @Test
  void keepsTheOrderAndLosesNothing() throws Exception {
    List<Long> out = run(environment(), new BatchLimits(7, Duration.ofMillis(5)), 1_000, 0);

    assertThat(out).isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
  }

  @Test
  void aBatchThatIsNotFullGoesOutAtTheEnd() throws Exception {
    List<Long> out = run(environment(), new BatchLimits(1_000, Duration.ofHours(1)), 10, 0);

    assertThat(out).hasSize(10);
  }

  @Test
  void aRecordCanEndItsBatch() throws Exception {
    BatchLimits limits = new BatchLimits(1_000, Duration.ofHours(1));
    DataStream<Integer> sizes =
        MicroBatches.transform(
            environment().fromSequence(1, 10), "batch", Integer.class, limits, new EndsAtFour());
    List<Integer> out = new ArrayList<>();
    try (CloseableIterator<Integer> values = sizes.executeAndCollect()) {
      values.forEachRemaining(out::add);
    }

    assertThat(out).containsExactly(4, 6);
  }

  @Test
  void anErrorOfTheWorkerFailsTheJob() {
    assertThatThrownBy(() -> run(environment(), new BatchLimits(4, Duration.ofMillis(5)), 100, 50))
        .hasRootCauseMessage("50 is not liked");
  }

  @Test
  void anErrorOfThePreparationFailsTheJob() {
    assertThatThrownBy(() -> run(environment(), new BatchLimits(4, Duration.ofMillis(5)), 100, -50))
        .hasRootCauseMessage("50 is not readable");
  }

  @Test
  void recordsComeAgainAfterAFailureAndNoneIsMissing() throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("execution.checkpointing.interval", "10ms");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(1);

    List<Long> out = new ArrayList<>();
    DataStream<Long> stream =
        MicroBatches.transform(
            environment.fromSequence(1, 500),
            "batch",
            Long.class,
            new BatchLimits(10, Duration.ofMillis(1)),
            new FailsInTheFirstAttempt());
    try (CloseableIterator<Long> values = stream.executeAndCollect()) {
      values.forEachRemaining(out::add);
    }

    assertThat(out).containsAll(LongStream.rangeClosed(1, 500).boxed().toList());
  }

  @Test
  void sideOutputsAreEmittedToo() throws Exception {
    StreamExecutionEnvironment environment = environment();
    DataStream<Long> multiples =
        MicroBatches.transform(
                environment.fromSequence(1, 100),
                "batch",
                Long.class,
                new BatchLimits(9, Duration.ofMillis(5)),
                new PassOn(0))
            .getSideOutput(MULTIPLES);
    List<Long> out = new ArrayList<>();
    try (CloseableIterator<Long> values = multiples.executeAndCollect()) {
      values.forEachRemaining(out::add);
    }

    assertThat(out).containsExactly(25L, 50L, 75L, 100L);
  }

  private static StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    environment.setParallelism(1);
    return environment;
  }

  private static List<Long> run(
      StreamExecutionEnvironment environment, BatchLimits limits, long count, long disliked)
      throws Exception {
    List<Long> out = new ArrayList<>();
    DataStream<Long> stream =
        MicroBatches.transform(
            environment.fromSequence(1, count), "batch", Long.class, limits, new PassOn(disliked));
    try (CloseableIterator<Long> values = stream.executeAndCollect()) {
      values.forEachRemaining(out::add);
    }
    return out;
  }

  private static final class PassOn implements MicroBatchFunction<Long, List<Long>, Long> {
    private final long disliked;

    /**
     * @param disliked a record that fails the work; its negative fails the preparation
     */
    PassOn(long disliked) {
      this.disliked = disliked;
    }

    @Override
    public void open(RuntimeContext context) {}

    @Override
    public List<Long> prepare(List<Long> batch) {
      if (batch.contains(-disliked)) {
        throw new IllegalStateException(-disliked + " is not readable");
      }
      return batch;
    }

    @Override
    public void process(List<Long> batch, BatchOutput<Long> out) {
      for (long value : batch) {
        if (value == disliked) {
          throw new IllegalStateException(value + " is not liked");
        }
        out.collect(value);
        if (value % 25 == 0) {
          out.collect(MULTIPLES, value);
        }
      }
    }

    @Override
    public void close() {}
  }

  private static final class FailsInTheFirstAttempt
      implements MicroBatchFunction<Long, List<Long>, Long> {
    private transient int attempt;

    @Override
    public void open(RuntimeContext context) {
      attempt = context.getTaskInfo().getAttemptNumber();
    }

    @Override
    public List<Long> prepare(List<Long> batch) {
      return batch;
    }

    @Override
    public void process(List<Long> batch, BatchOutput<Long> out) {
      if (attempt == 0 && batch.contains(300L)) {
        throw new IllegalStateException("the first attempt fails");
      }
      batch.forEach(out::collect);
    }

    @Override
    public void close() {}
  }

  /** Gives the sizes of batches. */
  private static final class EndsAtFour implements MicroBatchFunction<Long, Integer, Integer> {
    @Override
    public void open(RuntimeContext context) {}

    @Override
    public boolean endsBatch(Long record) {
      return record == 4;
    }

    @Override
    public Integer prepare(List<Long> batch) {
      return batch.size();
    }

    @Override
    public void process(Integer size, BatchOutput<Integer> out) {
      out.collect(size);
    }

    @Override
    public void close() {}
  }
}
