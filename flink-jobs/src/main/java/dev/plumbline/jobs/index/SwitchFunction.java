package dev.plumbline.jobs.index;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.jobs.operator.Retries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switches readers to a generation once all partitions have caught up, and drops the oldest ones
 * past the number that is kept. One subtask; what it has heard is in the checkpoints. Hearing the
 * same twice does no harm.
 */
final class SwitchFunction extends ProcessFunction<CaughtUp, Long> implements CheckpointedFunction {
  private static final long serialVersionUID = 1;
  private static final Logger log = LoggerFactory.getLogger(SwitchFunction.class);

  private final PlumblineConfig config;
  private final Retries retries = Retries.standard();

  private transient VectorIndex index;
  private transient ListState<CaughtUp> state;
  private transient Map<Long, Set<CaughtUp>> heard;

  SwitchFunction(PlumblineConfig config) {
    this.config = config;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("caught-up", TypeInformation.of(CaughtUp.class)));
    heard = new HashMap<>();
    for (CaughtUp caughtUp : state.get()) {
      hear(caughtUp);
    }
  }

  @Override
  public void open(OpenContext context) {
    index = Assembly.openIndex(config);
  }

  @Override
  public void processElement(CaughtUp caughtUp, Context context, Collector<Long> out)
      throws InterruptedException {
    hear(caughtUp);
    Set<CaughtUp> partitions = heard.getOrDefault(caughtUp.generation(), Set.of());
    if (partitions.size() == caughtUp.partitions()
        && retries.get("switch", () -> switchTo(new GenerationId(caughtUp.generation())))) {
      out.collect(caughtUp.generation());
    }
  }

  private void hear(CaughtUp caughtUp) {
    heard.computeIfAbsent(caughtUp.generation(), g -> new HashSet<>()).add(caughtUp);
  }

  /** Whether it became the live one. A newer one that is live already stays. */
  private boolean switchTo(GenerationId next) {
    Optional<GenerationId> live = index.live().map(Generation::id);
    if (live.isPresent() && live.get().compareTo(next) >= 0) {
      return false;
    }
    if (index.generations().stream().noneMatch(g -> g.id().equals(next))) {
      log.warn("generation {} was dropped before it was complete", next);
      return false;
    }
    index.switchTo(next);
    log.info(
        "generation {} is live ({} items), before: {}",
        next,
        index.count(next),
        live.map(GenerationId::toString).orElse("none"));
    dropOlderThan(next);
    return true;
  }

  private void dropOlderThan(GenerationId live) {
    List<GenerationId> older =
        index.generations().stream()
            .map(Generation::id)
            .filter(id -> id.compareTo(live) < 0)
            .sorted()
            .toList();
    int dropped = older.size() - (config.index().keepGenerations() - 1);
    for (GenerationId id : older.subList(0, Math.max(0, dropped))) {
      index.drop(id);
      heard.remove(id.number());
      log.info("generation {} is dropped", id);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    List<CaughtUp> all = new ArrayList<>();
    heard.values().forEach(all::addAll);
    state.update(all);
  }

  @Override
  public void close() {
    if (index != null) {
      index.close();
    }
  }
}
