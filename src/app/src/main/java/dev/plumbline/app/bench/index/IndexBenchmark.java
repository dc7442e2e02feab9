package dev.plumbline.app.bench.index;

import dev.plumbline.app.bench.BenchProgress;
import dev.plumbline.app.bench.HeapUse;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.jobs.operator.Retries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** One index that grows from size to size, in one generation, as under a stream. */
final class IndexBenchmark {
  static final int K = 10;

  private static final GenerationId ID = new GenerationId(1);
  private static final String TENANT = "bench";
  private static final int EXACT_QUERIES = 100;
  private static final int WARM_UP = 200;
  private static final int DIGITS = 3;
  private static final long HIGHEST = Duration.ofMinutes(30).toNanos();
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long TOLD_EVERY = 100_000;

  private final Retries retries = Retries.standard();
  private final VectorIndex index;
  private final Supplier<OptionalLong> bytes;
  private final int batchSize;
  private final int searches;
  private final BenchProgress progress;
  private final ClusteredVectors vectors;
  private final ExactNeighbors exact;
  private long written;

  /**
   * @param bytes what the index takes on disk now
   * @param batchSize records that are written together
   * @param searches that are timed at each size
   */
  IndexBenchmark(
      VectorIndex index,
      Supplier<OptionalLong> bytes,
      ClusteredVectors vectors,
      int dimension,
      int batchSize,
      int searches,
      BenchProgress progress) {
    this.index = index;
    this.bytes = bytes;
    this.batchSize = batchSize;
    this.searches = searches;
    this.progress = progress;
    this.vectors = vectors;
    List<FloatVector> queries = new ArrayList<>();
    for (int i = 0; i < EXACT_QUERIES; i++) {
      queries.add(query(i));
    }
    this.exact = new ExactNeighbors(vectors, queries, K);
    index.create(new Generation(ID, new AlignerVersion(1), dimension));
  }

  /** Grows the index to a size above the last one, and measures. */
  IndexAtSize growTo(long size) throws InterruptedException {
    long before = written;
    long nanos = write(size);
    double rate = (size - before) * 1e9 / nanos;
    progress.step("%,d items: searching".formatted(size));
    Histogram latencies = search();
    exact.extendTo(size);
    double recall = recall();
    return new IndexAtSize(
        size,
        rate,
        bytes.get(),
        latencies.getValueAtPercentile(50) / NANOS_PER_MILLI,
        latencies.getValueAtPercentile(99) / NANOS_PER_MILLI,
        recall,
        HeapUse.afterCollection());
  }

  /** Gives the time within the index alone, without that of making up vectors. */
  private long write(long size) throws InterruptedException {
    long nanos = 0;
    while (written < size) {
      if (written % TOLD_EVERY < batchSize) {
        progress.step("%,d of %,d items written".formatted(written, size));
      }
      List<IndexRecord> batch = new ArrayList<>();
      for (long end = Math.min(size, written + batchSize); written < end; written++) {
        batch.add(record(written));
      }
      long began = System.nanoTime();
      retries.run("write", () -> index.upsert(ID, batch)); // where merges are behind, as the job
      nanos += System.nanoTime() - began;
    }
    long began = System.nanoTime();
    index.flush(ID);
    return nanos + System.nanoTime() - began;
  }

  private IndexRecord record(long number) {
    Item item =
        new Item(
            new ItemId(TENANT, Long.toString(number)),
            Modality.IMAGE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Attributes.of(
                Map.of(
                    "colour", new AttributeValue.Text("c" + number % 10),
                    "size", new AttributeValue.Numeric(number % 1000))),
            Instant.EPOCH.plusSeconds(number),
            "bench");
    return new IndexRecord(item, vectors.get(number));
  }

  private FloatVector query(int number) {
    return vectors.get(-1L - number);
  }

  private Histogram search() {
    Histogram latencies = new Histogram(HIGHEST, DIGITS);
    for (int i = -WARM_UP; i < searches; i++) {
      FloatVector query = query(i + WARM_UP);
      long began = System.nanoTime();
      nearest(query);
      if (i >= 0) {
        latencies.recordValue(System.nanoTime() - began);
      }
    }
    return latencies;
  }

  private List<Neighbor> nearest(FloatVector query) {
    return index.search(
        ID, new VectorQuery(TENANT, query, K, Set.of(Modality.IMAGE), Filter.all()));
  }

  private double recall() {
    long found = 0;
    for (int i = 0; i < EXACT_QUERIES; i++) {
      Set<Long> truth = exact.of(i);
      found +=
          nearest(query(i)).stream()
              .filter(neighbor -> truth.contains(Long.parseLong(neighbor.item().id().id())))
              .count();
    }
    return (double) found / (EXACT_QUERIES * K);
  }
}
