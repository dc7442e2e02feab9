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
import dev.plumbline.kafka.AlignerPublisher;
import dev.plumbline.kafka.ItemProducer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A whole instance in this process: what is sent becomes searchable, and when is seen here. */
final class Pipeline {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PUBLISHING = Duration.ofSeconds(30);

  private final LocalInstance instance;
  private final VectorIndex index;

  Pipeline(LocalInstance instance) {
    this.instance = instance;
    this.index = instance.search().index();
  }

  /** Waits for a live generation that holds so many items. */
  private void awaitSearchable(long items) throws InterruptedException {
    await(
        () -> index.live().filter(g -> index.count(g.id()) >= items).isPresent(),
        () ->
            "%,d of %,d items searchable"
                .formatted(index.live().map(g -> index.count(g.id())).orElse(0L), items));
  }

  /** Sends as fast as the broker takes it, and waits until the live generation has all of it. */
  Rate run(List<List<ItemEvent>> scenes) throws InterruptedException {
    Generation live = index.live().orElseThrow();
    long before = index.count(live.id());
    long events = scenes.stream().mapToLong(List::size).sum();
    long began = System.nanoTime();
    sendUntilSearchable(scenes, before + events);
    return Rate.since(began, events);
  }

  /** Sends the first items, and waits until a generation that has all of them is live. */
  void warmUp(List<List<ItemEvent>> scenes) throws InterruptedException {
    sendUntilSearchable(scenes, scenes.stream().mapToLong(List::size).sum());
  }

  private void sendUntilSearchable(List<List<ItemEvent>> scenes, long items)
      throws InterruptedException {
    try (ItemProducer producer = ItemProducer.open(Assembly.kafka(instance.config()))) {
      scenes.forEach(scene -> scene.forEach(producer::send));
      awaitSearchable(items);
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
   * topic of encodings. The time runs from the first row to the last, so that noticing the aligner
   * is not in it.
   *
   * @param tenant whose items there are
   */
  Rate rebuild(String tenant) throws InterruptedException {
    Generation live = index.live().orElseThrow();
    long items = index.count(live.id());
    Aligner aligner = instance.search().aligners().find(live.aligner()).orElseThrow();
    AlignerVersion next = new AlignerVersion(live.aligner().number() + 1);
    try (AlignerPublisher publisher =
        AlignerPublisher.open(Assembly.kafka(instance.config()), PUBLISHING)) {
      publisher.publish(successor(aligner, next));
    }
    GenerationId id = new GenerationId(next.number());
    await(() -> counted(id, tenant) > 0, () -> "the index job to begin " + id);
    long first = counted(id, tenant);
    long began = System.nanoTime();
    await(
        () -> counted(id, tenant) >= items,
        () -> "%,d of %,d items in %s".formatted(counted(id, tenant), items, id));
    return Rate.since(began, Math.max(1, items - first));
  }

  /** A tenant's rows in the live generation, with their vectors. */
  List<IndexRecord> rows(String tenant) {
    return index.scan(index.live().orElseThrow().id(), tenant, Filter.all(), VectorIndex.MAX_SCAN);
  }

  private long counted(GenerationId id, String tenant) {
    boolean there = index.generations().stream().anyMatch(g -> g.id().equals(id));
    return there ? index.count(id, tenant, Filter.all()) : 0;
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

  private static void await(BooleanSupplier condition, Supplier<String> what)
      throws InterruptedException {
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "waited " + PATIENCE.toMinutes() + " minutes; last seen: " + what.get());
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }
}
