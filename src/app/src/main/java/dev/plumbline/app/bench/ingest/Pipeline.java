package dev.plumbline.app.bench.ingest;

import dev.plumbline.app.local.LocalInstance;
import dev.plumbline.app.produce.Pace;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.kafka.AlignerPublisher;
import dev.plumbline.kafka.ItemProducer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole instance in this process: what is sent becomes searchable, and when is seen here. */
final class Pipeline {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int ROWS_A_READ = 500;
  private static final Duration PUBLISHING = Duration.ofSeconds(30);

  private final LocalInstance instance;
  private final VectorIndex index;

  Pipeline(LocalInstance instance) {
    this.instance = instance;
    this.index = instance.search().index();
  }

  /** Sends as fast as the broker takes it, and waits until the live generation has all of it. */
  Growth run(List<List<ItemEvent>> scenes) throws InterruptedException {
    Generation live = index.live().orElseThrow();
    long before = index.count(live.id());
    long events = events(scenes);
    try (Growth growth = Growth.of(() -> index.count(live.id()) - before, events)) {
      send(scenes);
      growth.await(PATIENCE);
      return growth;
    }
  }

  /** Sends the first items, and waits until a generation that has all of them is live. */
  void warmUp(List<List<ItemEvent>> scenes) throws InterruptedException {
    try (Growth growth =
        Growth.of(
            () -> index.live().map(live -> index.count(live.id())).orElse(0L), events(scenes))) {
      send(scenes);
      growth.await(PATIENCE);
    }
  }

  /** Sends items again, as of another time, and waits until the live generation has them so. */
  void again(Instant time, List<List<ItemEvent>> scenes) throws InterruptedException {
    GenerationId live = index.live().orElseThrow().id();
    Filter then =
        new Filter.Compare(
            Filter.Column.BuiltIn.EVENT_TIME,
            Filter.Operator.EQ,
            new AttributeValue.Numeric(time.toEpochMilli()));
    String tenant = scenes.get(0).get(0).id().tenant();
    try (Growth growth = Growth.of(() -> index.count(live, tenant, then), events(scenes))) {
      send(Items.at(time, scenes));
      growth.await(PATIENCE);
    }
  }

  private static long events(List<List<ItemEvent>> scenes) {
    return scenes.stream().mapToLong(List::size).sum();
  }

  private void send(List<List<ItemEvent>> scenes) {
    try (ItemProducer producer = ItemProducer.open(Assembly.kafka(instance.config()))) {
      scenes.forEach(scene -> scene.forEach(producer::send));
    }
  }

  /** Sends at a rate, and samples how long pictures take until they are found. */
  Freshness atRate(List<List<ItemEvent>> scenes, double scenesPerSecond)
      throws InterruptedException {
    Pace pace = new Pace(scenesPerSecond);
    try (ItemProducer producer = ItemProducer.open(Assembly.kafka(instance.config()));
        Freshness.Probe probe = Freshness.Probe.start(index)) {
      for (List<ItemEvent> scene : scenes) {
        pace.await();
        probe.sent(scene.get(0).id());
        scene.forEach(producer::send);
      }
      return probe.await(PATIENCE);
    }
  }

  /**
   * The index job alone: a further aligner makes it project and write all items again, from the
   * topic of encodings. Ends when the new generation is live, so that the next call finds it.
   */
  Growth rebuild() throws InterruptedException {
    Generation live = index.live().orElseThrow();
    long items = index.count(live.id());
    Aligner aligner = instance.search().aligners().find(live.aligner()).orElseThrow();
    AlignerVersion next = new AlignerVersion(live.aligner().number() + 1);
    try (AlignerPublisher publisher =
        AlignerPublisher.open(Assembly.kafka(instance.config()), PUBLISHING)) {
      publisher.publish(successor(aligner, next));
    }
    GenerationId id = new GenerationId(next.number());
    try (Growth growth = Growth.of(() -> counted(id), items)) {
      growth.await(PATIENCE);
      awaitLive(id);
      return growth;
    }
  }

  private void awaitLive(GenerationId id) throws InterruptedException {
    long began = System.nanoTime();
    while (!index.live().orElseThrow().id().equals(id)) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException(id + " is not live after " + PATIENCE);
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  /** The rows of the items in the live generation, with their vectors. */
  List<IndexRecord> rows(List<List<ItemEvent>> scenes) {
    GenerationId live = index.live().orElseThrow().id();
    List<ItemId> ids = scenes.stream().flatMap(List::stream).map(ItemEvent::id).toList();
    List<IndexRecord> rows = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += ROWS_A_READ) {
      rows.addAll(index.get(live, ids.subList(from, Math.min(ids.size(), from + ROWS_A_READ))));
    }
    return rows;
  }

  private long counted(GenerationId id) {
    boolean there = index.generations().stream().anyMatch(g -> g.id().equals(id));
    return there ? index.count(id) : 0;
  }

  private static Aligner successor(Aligner aligner, AlignerVersion version) {
    AlignerHeader header = aligner.header();
    return new Aligner(
        new AlignerHeader(
            version,
            header.method(),
            header.visualEncoder(),
            header.textualEncoder(),
            header.metrics(),
            Optional.of(header.version()),
            header.created()),
        aligner.visual(),
        aligner.textual());
  }
}
