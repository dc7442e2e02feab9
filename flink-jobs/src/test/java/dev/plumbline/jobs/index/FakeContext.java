package dev.plumbline.jobs.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A coordinator whose clock is moved by hand. */
final class FakeContext implements SplitEnumeratorContext<GenerationSplit> {
  private final int parallelism;
  private final Map<Integer, ReaderInfo> readers = new HashMap<>();
  private final Map<Integer, List<GenerationSplit>> assigned = new HashMap<>();
  private final Map<Integer, List<SourceEvent>> events = new HashMap<>();
  private final List<Runnable> periodic = new ArrayList<>();

  FakeContext(int parallelism) {
    this.parallelism = parallelism;
  }

  void register(GenerationEnumerator enumerator, int reader) {
    readers.put(reader, new ReaderInfo(reader, "here"));
    enumerator.addReader(reader);
  }

  void tick() {
    periodic.forEach(Runnable::run);
  }

  List<GenerationSplit> assigned(int reader) {
    return assigned.getOrDefault(reader, List.of());
  }

  List<SourceEvent> events(int reader) {
    return events.getOrDefault(reader, List.of());
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
  }

  @Override
  public void sendEventToSourceReader(int reader, SourceEvent event) {
    events.computeIfAbsent(reader, r -> new ArrayList<>()).add(event);
  }

  @Override
  public int currentParallelism() {
    return parallelism;
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    return Map.copyOf(readers);
  }

  @Override
  public void assignSplits(SplitsAssignment<GenerationSplit> assignment) {
    assignment
        .assignment()
        .forEach((r, s) -> assigned.computeIfAbsent(r, k -> new ArrayList<>()).addAll(s));
  }

  @Override
  public void signalNoMoreSplits(int reader) {
    throw new UnsupportedOperationException("the source does not end");
  }

  @Override
  public <T> void callAsync(Callable<T> call, BiConsumer<T, Throwable> handler) {
    T result;
    try {
      result = call.call();
    } catch (Exception e) {
      handler.accept(null, e);
      return;
    }
    handler.accept(result, null);
  }

  @Override
  public <T> void callAsync(
      Callable<T> call, BiConsumer<T, Throwable> handler, long delay, long period) {
    periodic.add(() -> callAsync(call, handler));
  }

  @Override
  public void runInCoordinatorThread(Runnable runnable) {
    runnable.run();
  }
}
