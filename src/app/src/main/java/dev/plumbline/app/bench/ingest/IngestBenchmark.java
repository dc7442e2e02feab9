package dev.plumbline.app.bench.ingest;

import dev.plumbline.app.bench.BenchProgress;
import dev.plumbline.app.local.LocalInstance;
import dev.plumbline.app.local.Steps;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * The whole way and its parts, one after the other in one process: the same models, the same
 * batches, as many threads.
 *
 * <p>The first aligner is fitted on what warms up, and the next would come only after more pairs
 * than are sent: no rebuild falls into what is timed.
 */
final class IngestBenchmark {
  /** Scenes that warm up, for each one that is timed: enough that no second fit comes. */
  private static final int WARM = 3;

  private static final int PAIRS_PER_SCENE = 5;

  private final PlumblineConfig config;
  private final int scenes;
  private final BenchProgress progress;

  /**
   * @param config its data directory and ports are the benchmark's own
   * @param scenes that are timed
   */
  IngestBenchmark(PlumblineConfig config, int scenes, BenchProgress progress) {
    int warmPairs = WARM * scenes * PAIRS_PER_SCENE;
    this.config =
        config.with(
            Map.of(
                "aligner.firstPairs",
                Integer.toString(Math.max(10, warmPairs * 3 / 4)),
                "aligner.everyPairs",
                "1000000000"));
    this.scenes = scenes;
    this.progress = progress;
  }

  IngestResult run() throws InterruptedException {
    Items items = new Items(config.search().defaultTenant());
    progress.step("drawing pictures");
    List<List<ItemEvent>> warm = items.draw(WARM * scenes);
    List<List<ItemEvent>> timed = items.draw(scenes);
    List<List<ItemEvent>> paced = items.draw(scenes);
    progress.step("starting an instance");
    try (LocalInstance instance =
        LocalInstance.start(config, new Steps(new PrintWriter(Writer.nullWriter())))) {
      Pipeline pipeline = new Pipeline(instance);
      progress.step("warming up with %,d pictures".formatted(warm.size()));
      pipeline.warmUp(warm);
      progress.step("the encoder alone");
      Rate encoder = encoder(instance, timed);
      progress.step("the whole way");
      Memory before = Memory.now();
      Rate whole = pipeline.run(timed);
      Memory after = Memory.now();
      double half = whole.perSecond() / 2;
      progress.step("freshness at %.0f events a second".formatted(half));
      Freshness freshness = pipeline.atRate(paced, half / Items.EVENTS_PER_SCENE);
      progress.step("the index alone");
      Rate index = index(pipeline.rows(items.tenant()));
      progress.step("the index job alone");
      Rate sink = pipeline.rebuild(items.tenant());
      return new IngestResult(
          encoder,
          index,
          whole,
          sink,
          half,
          freshness,
          after.allocatedSince(before) / whole.items(),
          before.kept(),
          after.kept());
    }
  }

  private Rate encoder(LocalInstance instance, List<List<ItemEvent>> timed)
      throws InterruptedException {
    BareEncoder bare =
        new BareEncoder(
            instance.search().encoders(),
            Assembly.imageLoader(config),
            config.ingest().batchSize(),
            config.flink().parallelism());
    bare.run(timed);
    return bare.run(timed);
  }

  private Rate index(List<IndexRecord> rows) {
    PlumblineConfig apart =
        config.with(
            Map.of(
                "index.lucene.directory",
                config.local().dataPath().resolve("bare").toString(),
                "index.collectionPrefix",
                config.index().collectionPrefix() + "bare_"));
    try (VectorIndex index = Assembly.openIndex(apart)) {
      BareIndex bare = new BareIndex(index, config.index().batchSize());
      bare.run(rows);
      return bare.run(rows);
    }
  }
}
