package dev.plumbline.jobs.index;

import dev.plumbline.core.model.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans what the readers read: for each generation in the index one split a partition, from the
 * topic's beginning. A generation that was dropped is read no longer.
 *
 * <p>All fields belong to the coordinator's thread; {@link GenerationPlanner#plan} alone runs on
 * another.
 */
final class GenerationEnumerator implements SplitEnumerator<GenerationSplit, PlanState> {
  private static final Logger log = LoggerFactory.getLogger(GenerationEnumerator.class);

  private final SplitEnumeratorContext<GenerationSplit> context;
  private final GenerationPlanner planner;
  private final Duration interval;

  /** Ids of splits that were made, of generations that are read. */
  private final Set<String> planned;

  private final List<GenerationSplit> unassigned;
  private @Nullable Set<Long> reading;

  GenerationEnumerator(
      SplitEnumeratorContext<GenerationSplit> context,
      GenerationPlanner planner,
      Duration interval,
      PlanState state) {
    this.context = context;
    this.planner = planner;
    this.interval = interval;
    this.planned = new HashSet<>(state.planned());
    this.unassigned = new ArrayList<>(state.unassigned());
  }

  @Override
  public void start() {
    context.callAsync(planner::plan, this::onPlan, 0, interval.toMillis());
  }

  private void onPlan(GenerationPlanner.@Nullable Plan plan, @Nullable Throwable error) {
    if (error instanceof ServiceException service && service.isTransient()) {
      log.warn("cannot look for new generations now, trying again: {}", error.getMessage());
      return;
    }
    if (plan == null) {
      throw new FlinkRuntimeException("cannot look for new generations", error);
    }
    if (!plan.generations().equals(reading)) {
      reading = plan.generations();
      planned.removeIf(id -> !reading.contains(generationOf(id)));
      unassigned.removeIf(split -> !reading.contains(split.generation()));
      ReadGenerations event = new ReadGenerations(reading);
      context.registeredReaders().keySet().forEach(r -> context.sendEventToSourceReader(r, event));
      log.info("reading for generations {}", new TreeSet<>(reading));
    }
    for (long generation : new TreeSet<>(plan.generations())) {
      addSplits(generation, plan);
    }
    assign();
  }

  private void addSplits(long generation, GenerationPlanner.Plan plan) {
    int partitions = plan.endOffsets().size();
    plan.endOffsets()
        .forEach(
            (partition, end) -> {
              GenerationSplit split =
                  new GenerationSplit(generation, partition, partitions, 0, end, false);
              if (planned.add(split.splitId())) {
                unassigned.add(split);
              }
            });
  }

  /** The same partition of the same generation goes to the same reader. */
  private void assign() {
    unassigned.sort(
        Comparator.comparingLong(GenerationSplit::generation)
            .thenComparingInt(GenerationSplit::partition));
    List<GenerationSplit> left = new ArrayList<>();
    for (GenerationSplit split : unassigned) {
      int reader = split.partition() % context.currentParallelism();
      if (context.registeredReaders().containsKey(reader)) {
        context.assignSplit(split, reader);
      } else {
        left.add(split);
      }
    }
    unassigned.clear();
    unassigned.addAll(left);
  }

  private static long generationOf(String splitId) {
    return Long.parseLong(splitId.substring(0, splitId.indexOf('/')));
  }

  @Override
  public void addReader(int subtask) {
    if (reading != null) {
      context.sendEventToSourceReader(subtask, new ReadGenerations(reading));
    }
    assign();
  }

  @Override
  public void addSplitsBack(List<GenerationSplit> splits, int subtask) {
    splits.stream().filter(split -> planned.contains(split.splitId())).forEach(unassigned::add);
    assign();
  }

  @Override
  public PlanState snapshotState(long checkpointId) {
    return new PlanState(planned, unassigned);
  }

  /** Splits are given out, not asked for. */
  @Override
  public void handleSplitRequest(int subtask, @Nullable String hostname) {}

  @Override
  public void close() {
    planner.close();
  }
}
