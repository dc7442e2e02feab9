package dev.plumbline.index.milvus;

import com.google.gson.JsonObject;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Modality;
import dev.plumbline.testkit.index.RandomItems;
import dev.plumbline.testkit.milvus.MilvusExtension;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.vector.request.UpsertReq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How fast writes and searches are, beside a bare loop over Milvus's client. Prints figures,
 * asserts nothing. Runs when asked for by name: {@code -Dplumbline.measure=true
 * -Dtest=MilvusMeasurement}.
 */
@EnabledIfSystemProperty(named = "plumbline.measure", matches = "true")
class MilvusMeasurement {
  private static final int ROWS = 50_000;
  private static final int WARM_UP = 10_000;
  private static final int BATCH = 500;
  private static final int QUERIES = 1000;

  @RegisterExtension
  static final MilvusExtension milvus =
      Boolean.getBoolean("plumbline.measure.full")
          ? MilvusExtension.standalone()
          : MilvusExtension.lite();

  private final TestCollections collections = new TestCollections(milvus);

  @AfterEach
  void dropCollections() {
    collections.drop();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 256})
  void measure(int dimension) {
    List<IndexRecord> records = new RandomItems(new SplittableRandom(1)).any("t1", ROWS, dimension);
    Generation ours = generation(1, dimension);
    Generation bare = generation(2, dimension);
    try (VectorIndex index = MilvusIndex.open(collections.config())) {
      index.create(ours);
      index.create(bare);
      // The two take turns, so that both meet the same growth and the same disturbances.
      MilvusClientV2 client = collections.client();
      long[] nanos = new long[2];
      for (int start = 0; start < ROWS; start += BATCH) {
        List<IndexRecord> batch = records.subList(start, start + BATCH);
        for (int turn = 0; turn < 2; turn++) {
          int who = (start / BATCH + turn) % 2;
          long began = System.nanoTime();
          if (who == 0) {
            index.upsert(ours.id(), batch);
          } else {
            upsertBare(client, bare, batch);
          }
          if (start >= WARM_UP) {
            nanos[who] += System.nanoTime() - began;
          }
        }
      }
      client.close();
      long began = System.nanoTime();
      index.flush(ours.id());
      long flushNanos = System.nanoTime() - began;
      System.out.printf(
          Locale.ROOT,
          "%s, %d dimensions: upsert %.0f rows/s, bare client %.0f rows/s, flush %.1f ms%n",
          index.description(),
          dimension,
          (ROWS - WARM_UP) * 1e9 / nanos[0],
          (ROWS - WARM_UP) * 1e9 / nanos[1],
          flushNanos / 1e6);
      search(index, ours, dimension, "unfiltered", Filter.all());
      search(
          index,
          ours,
          dimension,
          "filtered",
          FilterParser.parse("size > 0.2 and not colour == \"red\""));
    }
  }

  private static Generation generation(long number, int dimension) {
    return new Generation(new GenerationId(number), new AlignerVersion(number), dimension);
  }

  private void upsertBare(MilvusClientV2 client, Generation generation, List<IndexRecord> batch) {
    List<JsonObject> rows = new ArrayList<>();
    batch.forEach(record -> rows.add(ItemCodec.row(record).json()));
    client.upsert(
        UpsertReq.builder()
            .collectionName(CollectionNames.of(collections.config()).generation(generation.id()))
            .data(rows)
            .build());
  }

  private static void search(
      VectorIndex index, Generation generation, int dimension, String name, Filter filter) {
    RandomItems items = new RandomItems(new SplittableRandom(2));
    long[] nanos = new long[QUERIES];
    for (int i = -50; i < QUERIES; i++) { // the first ones warm up
      VectorQuery query =
          new VectorQuery("t1", items.unit(dimension), 10, Set.of(Modality.IMAGE), filter);
      long began = System.nanoTime();
      index.search(generation.id(), query);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - began;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "  %s search of %d rows: p50 %.1f ms, p99 %.1f ms%n",
        name,
        ROWS,
        nanos[QUERIES / 2] / 1e6,
        nanos[QUERIES * 99 / 100] / 1e6);
  }
}
