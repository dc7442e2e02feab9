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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The whole way and its parts, one after the other in one process: the same models, the same
 * batches, as many threads.
 *
 * <p>The first aligner is fitted on what warms up, and the next would come only after more pairs
 * than are sent: no rebuild falls into what is timed.
 */
final class IngestBenchmark {
  /** Scenes at half the rate, at most. */
  private static final int MAX_PACED = 300;

  /** Scenes that warm up, for each one that follows: enough that no second fit comes. */
  private static final double WARM = 1.6;

  /** Of the scenes that are timed, those that are sent again to warm up further. */
  private static final double ROUND = 0.3;

  /** What of a run counts as steady: batches are full, and no queue runs empty. */
  private static final double STEADY_FROM = 0.1;

  private static final double STEADY_TO = 0.9;

  private static final int PAIRS_PER_SCENE = 5;

  private final PlumblineConfig config;
  private final int scenes;
  private final int rounds;
  private final int paced;
  private final int warm;
  private final BenchProgress progress;

  /**
   * @param config its data directory and ports are the benchmark's own
   * @param scenes that are timed
   * @param rounds of warming up, at most
   */
  IngestBenchmark(PlumblineConfig config, int scenes, int rounds, BenchProgress progress) {
    this.paced = Math.min(scenes, MAX_PACED);
    this.warm = (int) Math.ceil(WARM * (scenes + paced));
    int warmPairs = warm * PAIRS_PER_SCENE;
    this.config =
        config.with(
            Map.of(
                "aligner.firstPairs",
                Integer.toString(Math.max(10, warmPairs * 3 / 4)),
                "aligner.everyPairs",
                "1000000000"));
    this.scenes = scenes;
    this.rounds = rounds;
    this.progress = progress;
  }

  IngestResult run() throws InterruptedException {
    Items items = new Items(config.search().defaultTenant());
    progress.step("drawing pictures");
    List<List<ItemEvent>> first = items.draw(warm);
    List<List<ItemEvent>> timed = items.draw(scenes);
    List<List<ItemEvent>> slow = items.draw(paced);
    progress.step("starting an instance");
    try (LocalInstance instance =
        LocalInstance.start(config, new Steps(new PrintWriter(Writer.nullWriter())))) {
      Pipeline pipeline = new Pipeline(instance);
      progress.step("warming up with %,d pictures".formatted(first.size()));
      pipeline.warmUp(first);
      List<List<ItemEvent>> round = first.subList(0, Math.max(20, (int) (ROUND * scenes)));
      new WarmUp(progress).run(rounds, n -> pipeline.again(Instant.EPOCH.plusSeconds(n), round));
      progress.step("the encoder alone");
      Rate encoder = encoder(instance, timed);
      progress.step("the whole way");
      Memory before = Memory.now();
      Processors idle = Processors.now();
      Growth whole = pipeline.run(timed);
      Map<Part, Long> busy = Processors.now().since(idle);
      Memory after = Memory.now();
      Rate steady = whole.between(STEADY_FROM, STEADY_TO);
      double half = steady.perSecond() / 2;
      progress.step("freshness at %.0f events a second".formatted(half));
      Freshness freshness = pipeline.atRate(slow, half / Items.EVENTS_PER_SCENE);
      IndexTurns.Result index =
          index(pipeline, Stream.of(first, timed, slow).flatMap(List::stream).toList());
      return new IngestResult(
          encoder,
          whole.whole(),
          steady,
          busy,
          index,
          half,
          freshness,
          after.allocatedSince(before) / whole.whole().items(),
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

  private IndexTurns.Result index(Pipeline pipeline, List<List<ItemEvent>> all)
      throws InterruptedException {
    List<IndexRecord> rows = pipeline.rows(all);
    PlumblineConfig apart =
        config.with(
            Map.of(
                "index.lucene.directory",
                config.local().dataPath().resolve("bare").toString(),
                "index.collectionPrefix",
                config.index().collectionPrefix() + "bare_"));
    try (VectorIndex index = Assembly.openIndex(apart)) {
      BareIndex bare = new BareIndex(index, config.index().batchSize());
      return new IndexTurns(() -> bare.run(rows), () -> pipeline.rebuild().between(0, 1), progress)
          .run(rounds);
    }
  }
}
