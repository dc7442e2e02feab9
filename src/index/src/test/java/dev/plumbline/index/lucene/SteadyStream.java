package dev.plumbline.index.lucene;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A measurement, not a test: how fast the index fills, how fast it answers when it rests and while
 * it is written to, and how many of the true neighbours it finds. Arguments: a directory, items,
 * dimension, upserts a second, seconds.
 */
final class SteadyStream {
  private static final GenerationId G1 = new GenerationId(1);
  private static final int BATCH = 250;
  private static final int CLUSTERS = 200;
  private static final int QUERIES = 1000;
  private static final int JUDGED = 200;
  private static final int K = 10;
  private static final int VECTOR_NOISE = 1;

  private final IndexDirectory directory;
  private final int items;
  private final int dimension;
  private final float[][] centres;
  private final float[][] vectors;

  private SteadyStream(IndexDirectory directory, int items, int dimension) {
    this.directory = directory;
    this.items = items;
    this.dimension = dimension;
    this.vectors = new float[items][];
    SplittableRandom random = new SplittableRandom(1);
    this.centres = new float[CLUSTERS][];
    for (int i = 0; i < CLUSTERS; i++) {
      centres[i] = gaussian(random, new float[dimension]);
    }
  }

  public static void main(String[] arguments) throws IOException {
    LuceneIndexConfig config =
        new LuceneIndexConfig(Path.of(arguments[0]), Duration.ofSeconds(1), Duration.ofSeconds(30));
    int items = Integer.parseInt(arguments[1]);
    int dimension = Integer.parseInt(arguments[2]);
    try (IndexDirectory directory = IndexDirectory.open(config)) {
      directory.create(new Generation(G1, new AlignerVersion(1), dimension));
      SteadyStream stream = new SteadyStream(directory, items, dimension);
      stream.fill();
      for (String filter : List.of("", "number < 5000", "number < 500", "number < 20")) {
        stream.recall(filter);
        stream.rest(filter);
      }
      stream.flow(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
    }
  }

  private static float[] gaussian(SplittableRandom random, float[] around) {
    float[] values = new float[around.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = around[i] + (float) random.nextGaussian() * VECTOR_NOISE;
    }
    return values;
  }

  private FloatVector vector(SplittableRandom random) {
    return FloatVector.wrap(gaussian(random, centres[random.nextInt(CLUSTERS)])).normalized();
  }

  private IndexRecord record(int number, SplittableRandom random) {
    FloatVector vector = vector(random);
    Item item =
        new Item(
            new ItemId("t", "item-" + number),
            number % 6 == 0 ? Modality.IMAGE : Modality.TEXT,
            number % 6 == 0 ? Optional.empty() : Optional.of("item-" + number / 6 * 6),
            number % 6 == 0 ? Optional.empty() : Optional.of("a red circle left of a blue square"),
            Optional.empty(),
            Attributes.of(
                Map.of(
                    "number", new AttributeValue.Numeric(number),
                    "colour", new AttributeValue.Text("colour " + number % 10))),
            Instant.ofEpochMilli(1_777_593_600_000L + number),
            "bench");
    vectors[number] = vector.toArray();
    return new IndexRecord(item, vector);
  }

  private GenerationStore store() {
    return directory.store(G1);
  }

  private void fill() {
    SplittableRandom random = new SplittableRandom(2);
    double cpu = cpuSeconds();
    long began = System.nanoTime();
    for (int start = 0; start < items; start += BATCH) {
      List<IndexRecord> batch = new ArrayList<>();
      for (int i = start; i < Math.min(items, start + BATCH); i++) {
        batch.add(record(i, random));
      }
      store().upsert(batch);
    }
    long written = System.nanoTime();
    store().flush();
    long flushed = System.nanoTime();
    System.out.printf(
        "fill: %d x %d, %.0f items/s, flush %.2f s, cpu %.1f s, %s%n",
        items,
        dimension,
        items / seconds(written - began),
        seconds(flushed - written),
        cpuSeconds() - cpu,
        segments());
  }

  private String segments() {
    return store().read(searcher -> searcher.getIndexReader().leaves().size()) + " segments";
  }

  private VectorQuery query(SplittableRandom random, Filter filter) {
    return new VectorQuery("t", vector(random), K, Set.of(Modality.IMAGE, Modality.TEXT), filter);
  }

  private void rest(String filter) {
    SplittableRandom random = new SplittableRandom(3);
    Filter parsed = FilterParser.parse(filter);
    double[] millis = new double[QUERIES];
    for (int i = -QUERIES; i < QUERIES; i++) {
      double took = search(query(random, parsed));
      if (i >= 0) {
        millis[i] = took;
      }
    }
    System.out.printf("rest: filter '%s', %s, %s%n", filter, percentiles(millis), segments());
  }

  /** Milliseconds of processor time, which a busy machine does not stretch. */
  private double search(VectorQuery query) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    store().read(searcher -> GenerationSearch.nearest(searcher, query));
    return (threads.getCurrentThreadCpuTime() - began) / 1e6;
  }

  private void recall(String filter) {
    SplittableRandom random = new SplittableRandom(4);
    Filter parsed = FilterParser.parse(filter);
    int candidates =
        filter.isEmpty() ? items : Integer.parseInt(filter.substring("number < ".length()));
    int hits = 0;
    for (int q = 0; q < JUDGED; q++) {
      VectorQuery query = query(random, parsed);
      float[] at = query.vector().toArray();
      double[] dots = new double[candidates];
      Integer[] order = new Integer[candidates];
      for (int i = 0; i < candidates; i++) {
        order[i] = i;
        for (int j = 0; j < dimension; j++) {
          dots[i] += at[j] * vectors[i][j];
        }
      }
      Arrays.sort(order, Comparator.comparingDouble(i -> -dots[i]));
      Set<String> best = new HashSet<>();
      for (int i = 0; i < K; i++) {
        best.add("item-" + order[i]);
      }
      for (var hit : store().read(searcher -> GenerationSearch.nearest(searcher, query))) {
        hits += best.contains(hit.item().id().id()) ? 1 : 0;
      }
    }
    System.out.printf(
        "recall: filter '%s', overlap at %d %.4f%n", filter, K, (double) hits / JUDGED / K);
  }

  /** Upserts at a rate, half of them new, with a flush each ten seconds, beside one searcher. */
  private void flow(int rate, int seconds) {
    AtomicBoolean done = new AtomicBoolean();
    List<Double> millis = new ArrayList<>();
    SplittableRandom queries = new SplittableRandom(5);
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                millis.add(search(query(queries, Filter.all())));
                LockSupport.parkNanos(10_000_000);
              }
            });
    SplittableRandom random = new SplittableRandom(6);
    double slowest = 0;
    double slowestFlush = 0;
    int step = Math.max(1, rate / 10);
    double cpu = cpuSeconds();
    long began = System.nanoTime();
    for (int tick = 0; tick < seconds * 10; tick++) {
      List<IndexRecord> batch = new ArrayList<>();
      for (int i = 0; i < step; i++) {
        IndexRecord any = record(random.nextInt(items), random);
        boolean anew = random.nextBoolean();
        Item item = any.item();
        ItemId id = anew ? new ItemId("t", "new-" + tick + "-" + i) : item.id();
        batch.add(
            new IndexRecord(
                new Item(
                    id,
                    item.modality(),
                    item.partOf(),
                    item.text(),
                    item.reference(),
                    item.attributes(),
                    item.eventTime(),
                    item.source()),
                any.vector()));
      }
      long before = System.nanoTime();
      store().upsert(batch);
      slowest = Math.max(slowest, seconds(System.nanoTime() - before));
      if (tick % 100 == 99) {
        before = System.nanoTime();
        store().flush();
        slowestFlush = Math.max(slowestFlush, seconds(System.nanoTime() - before));
      }
      long due = began + (tick + 1) * 100_000_000L;
      LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
    }
    double took = seconds(System.nanoTime() - began);
    double cores = (cpuSeconds() - cpu) / took;
    done.set(true);
    reader.join();
    double[] all = millis.stream().mapToDouble(Double::doubleValue).toArray();
    System.out.printf(
        "flow: %.0f upserts/s for %.0f s on %.2f cores, slowest batch %.3f s, slowest flush %.3f s,"
            + " searches %s, %s%n",
        seconds * 10.0 * step / took,
        took,
        cores,
        slowest,
        slowestFlush,
        percentiles(all),
        segments());
  }

  private static String percentiles(double[] millis) {
    Arrays.sort(millis);
    return "p50 %.2f ms, p99 %.2f ms, max %.2f ms"
        .formatted(
            millis[millis.length / 2],
            millis[(int) (millis.length * 0.99)],
            millis[millis.length - 1]);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
