package dev.plumbline.testkit.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Writers of disjoint ids and readers at the same time. */
interface ConcurrencyContract extends IndexUnderTest {
  int WRITERS = 4;
  int READERS = 2;

  @Test
  default void writersAndReadersDoNotDisturbEachOther() throws Exception {
    index().create(G1);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
    try {
      List<Future<Map<ItemId, IndexRecord>>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        writers.add(threads.submit(() -> write("t" + writer)));
      }
      List<Future<Integer>> readers = new ArrayList<>();
      for (int r = 0; r < READERS; r++) {
        int reader = r;
        readers.add(threads.submit((Callable<Integer>) () -> read(reader, done)));
      }
      Map<String, Map<ItemId, IndexRecord>> expected = new HashMap<>();
      for (int w = 0; w < WRITERS; w++) {
        expected.put("t" + w, get(writers.get(w)));
      }
      done.set(true);
      for (Future<Integer> reader : readers) {
        assertThat(get(reader)).isPositive();
      }
      index().flush(G1.id());
      expected.forEach(
          (tenant, records) ->
              assertThat(index().scan(G1.id(), tenant, Filter.all(), 1000))
                  .containsExactlyInAnyOrderElementsOf(records.values()));
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  private Map<ItemId, IndexRecord> write(String tenant) {
    RandomItems items = IndexUnderTest.items(tenant.hashCode());
    SplittableRandom random = new SplittableRandom(tenant.hashCode());
    Map<ItemId, IndexRecord> written = new HashMap<>();
    for (int call = 0; call < 30; call++) {
      List<IndexRecord> batch = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        batch.add(items.any(tenant, "i" + random.nextInt(60), DIMENSION));
      }
      index().upsert(G1.id(), batch);
      batch.forEach(r -> written.put(r.item().id(), r));
      ItemId gone = new ItemId(tenant, "i" + random.nextInt(60));
      index().delete(G1.id(), List.of(gone));
      written.remove(gone);
      if (call % 10 == 0) {
        index().flush(G1.id());
      }
    }
    return written;
  }

  private int read(int reader, AtomicBoolean done) {
    RandomItems items = IndexUnderTest.items(reader);
    int searches = 0;
    do {
      String tenant = "t" + searches % WRITERS;
      VectorQuery query =
          new VectorQuery(
              tenant,
              items.unit(DIMENSION),
              10,
              EnumSet.allOf(Modality.class),
              searches % 2 == 0 ? Filter.all() : items.filter(1));
      List<Neighbor> found = index().search(G1.id(), query);
      assertThat(found).extracting(n -> n.item().id()).doesNotHaveDuplicates();
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).item().id().tenant()).isEqualTo(tenant);
        assertThat(i == 0 || found.get(i - 1).score() >= found.get(i).score()).isTrue();
      }
      assertThat(index().count(G1.id(), tenant, Filter.all())).isBetween(0L, 60L);
      searches++;
    } while (!done.get());
    return searches;
  }

  private static <V> V get(Future<V> future)
      throws InterruptedException, TimeoutException, ExecutionException {
    return future.get(2, TimeUnit.MINUTES);
  }
}
