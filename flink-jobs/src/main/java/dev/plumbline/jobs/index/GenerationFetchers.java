package dev.plumbline.jobs.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcher;
import org.apache.flink.connector.base.source.reader.fetcher.SplitFetcherManager;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;

/** One fetcher, with its thread and its consumer, for each generation. */
final class GenerationFetchers extends SplitFetcherManager<Fetched, GenerationSplit> {
  private final Map<Long, Integer> fetcherIds = new HashMap<>();

  GenerationFetchers(
      Supplier<SplitReader<Fetched, GenerationSplit>> readers, Configuration configuration) {
    super(readers, configuration);
  }

  @Override
  public void addSplits(List<GenerationSplit> splits) {
    Map<Long, List<GenerationSplit>> byGeneration = new TreeMap<>();
    for (GenerationSplit split : splits) {
      byGeneration.computeIfAbsent(split.generation(), g -> new ArrayList<>()).add(split);
    }
    byGeneration.forEach(this::addSplits);
  }

  private void addSplits(long generation, List<GenerationSplit> splits) {
    Integer id = fetcherIds.get(generation);
    SplitFetcher<Fetched, GenerationSplit> running = id == null ? null : fetchers.get(id);
    if (running != null) {
      running.addSplits(splits);
      return;
    }
    SplitFetcher<Fetched, GenerationSplit> fetcher = createSplitFetcher();
    fetcherIds.put(generation, fetcher.fetcherId());
    fetcher.addSplits(splits);
    startFetcher(fetcher);
  }

  /** Splits end by themselves once their generation is read no longer. */
  @Override
  public void removeSplits(List<GenerationSplit> splits) {
    throw new UnsupportedOperationException("splits are not taken away");
  }
}
