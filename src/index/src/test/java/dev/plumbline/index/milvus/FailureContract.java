package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.testkit.index.RandomItems;
import dev.plumbline.testkit.milvus.MilvusExtension;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an index does while its server dies, hangs and comes back. */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
abstract class FailureContract {
  private static final Generation G1 =
      new Generation(new GenerationId(1), new AlignerVersion(1), 8);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final MilvusExtension milvus;
  private final TestCollections collections;
  private final RandomItems items = new RandomItems(new SplittableRandom(1));

  FailureContract(MilvusExtension milvus) {
    this.milvus = milvus;
    this.collections = new TestCollections(milvus);
  }

  @BeforeEach
  void onlyOurServer() {
    Assumptions.assumeTrue(milvus.server().isManaged(), "this server is not ours to kill");
  }

  @AfterEach
  void dropCollections() {
    if (milvus.server().isManaged()) {
      collections.drop();
    }
  }

  /** A full server needs a minute from its death until it serves again. */
  private VectorIndex patient() {
    return MilvusIndex.open(
        collections.config().withDeadlines(Duration.ofMinutes(4), Duration.ofMinutes(4)));
  }

  private VectorIndex impatient() {
    return MilvusIndex.open(collections.config().withDeadlines(SHORT, SHORT));
  }

  /** Its deadline may be too short for a busy machine, but not for ever. */
  private static <T> T eventually(Supplier<T> call) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (true) {
      try {
        return call.get();
      } catch (ServiceException e) {
        isTransient(e);
        assertThat(System.nanoTime()).as("still: " + e).isLessThan(end);
      }
    }
  }

  private static void eventually(VectorIndex index, Consumer<VectorIndex> call) {
    boolean done =
        eventually(
            () -> {
              call.accept(index);
              return true;
            });
    assertThat(done).isTrue();
  }

  @Test
  void killLosesNothingThatFlushReturnedFrom() throws Exception {
    VectorIndex index = patient();
    index.create(G1);
    List<IndexRecord> flushed = new ArrayList<>();
    CountDownLatch underWay = new CountDownLatch(10);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (int batch = 0; !stop.get(); batch++) {
                List<IndexRecord> records = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                  records.add(items.any("t1", batch + "-" + i, G1.dimension()));
                }
                index.upsert(G1.id(), records);
                index.flush(G1.id());
                flushed.addAll(records);
                underWay.countDown();
              }
            });
    assertThat(underWay.await(1, TimeUnit.MINUTES)).isTrue();
    milvus.server().kill();
    stop.set(true);
    milvus.server().restart();
    writer.get(4, TimeUnit.MINUTES);

    List<ItemId> ids = flushed.stream().map(r -> r.item().id()).toList();
    assertThat(index.get(G1.id(), ids)).containsExactlyInAnyOrderElementsOf(flushed);
    index.close();
    try (VectorIndex another = patient()) {
      assertThat(another.get(G1.id(), ids)).containsExactlyInAnyOrderElementsOf(flushed);
    }
  }

  @Test
  void aServerThatIsDownIsATransientFailureAndTheIndexOutlivesIt() {
    IndexRecord record = items.image("t1", "i", G1.dimension());
    try (VectorIndex index = eventually(this::impatient)) {
      eventually(index, i -> i.create(G1));
      eventually(index, i -> i.switchTo(G1.id()));
      milvus.server().kill();
      try {
        eachCallIsATransientFailure(index, record);
        assertThat(catchThrowableOfType(ServiceException.class, this::impatient))
            .isNotNull()
            .satisfies(FailureContract::isTransient);
      } finally {
        milvus.server().restart();
      }
      assertThat(eventually(index::live)).contains(G1);
      calls(record).forEach((name, call) -> eventually(index, call));
    }
  }

  @Test
  void aServerThatHangsIsATransientFailureAndTheIndexOutlivesIt() {
    IndexRecord record = items.image("t1", "i", G1.dimension());
    try (VectorIndex index = eventually(this::impatient)) {
      eventually(index, i -> i.create(G1));
      milvus.server().pause();
      try {
        eachCallIsATransientFailure(index, record);
      } finally {
        milvus.server().resume();
      }
      calls(record).forEach((name, call) -> eventually(index, call));
    }
  }

  private void eachCallIsATransientFailure(VectorIndex index, IndexRecord record) {
    calls(record)
        .forEach(
            (name, call) -> {
              ServiceException failure =
                  catchThrowableOfType(ServiceException.class, () -> call.accept(index));
              assertThat(failure)
                  .as(name)
                  .isNotNull()
                  .hasMessageContaining(milvus.server().uri())
                  .satisfies(FailureContract::isTransient);
            });
  }

  @Test
  void aCallWaitsForAServerThatComesBackInTime() throws Exception {
    try (VectorIndex index = patient()) {
      index.create(G1);
      IndexRecord record = items.image("t1", "i", G1.dimension());
      milvus.server().kill();
      CompletableFuture<Void> write;
      try {
        write = CompletableFuture.runAsync(() -> index.upsert(G1.id(), List.of(record)));
      } finally {
        milvus.server().restart();
      }
      write.get(4, TimeUnit.MINUTES);
      index.flush(G1.id());
      assertThat(index.get(G1.id(), List.of(record.item().id()))).containsExactly(record);
    }
  }

  @Test
  void doesNotWaitForeverForSomebodyWhoAcceptsAndSaysNothing() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MilvusIndexConfig config =
          MilvusIndexConfig.of("http://127.0.0.1:" + mute.getLocalPort())
              .withDeadlines(SHORT, SHORT);
      assertThat(catchThrowableOfType(ServiceException.class, () -> MilvusIndex.open(config)))
          .isNotNull()
          .satisfies(FailureContract::isTransient);
    }
  }

  @Test
  void aClosedIndexSaysSo() {
    VectorIndex index = eventually(this::impatient);
    index.close();
    index.close();
    assertThat(catchThrowableOfType(IllegalStateException.class, index::live))
        .hasMessageContaining("closed");
  }

  private static void isTransient(ServiceException failure) {
    assertThat(failure.isTransient()).as(failure.toString()).isTrue();
  }

  /** Each of the port's methods. */
  private Map<String, Consumer<VectorIndex>> calls(IndexRecord record) {
    VectorQuery query =
        new VectorQuery("t1", record.vector(), 1, Set.of(Modality.IMAGE), Filter.all());
    return Map.ofEntries(
        Map.entry("create", i -> i.create(G1)),
        Map.entry("generations", VectorIndex::generations),
        Map.entry("upsert", i -> i.upsert(G1.id(), List.of(record))),
        Map.entry("delete", i -> i.delete(G1.id(), List.of(record.item().id()))),
        Map.entry("flush", i -> i.flush(G1.id())),
        Map.entry("search", i -> i.search(G1.id(), query)),
        Map.entry("get", i -> i.get(G1.id(), List.of(record.item().id()))),
        Map.entry("scan", i -> i.scan(G1.id(), "t1", Filter.all(), 1)),
        Map.entry("captionsOf", i -> i.captionsOf(G1.id(), "t1", Set.of("i"))),
        Map.entry("count", i -> i.count(G1.id())),
        Map.entry("live", VectorIndex::live),
        Map.entry("switchTo", i -> i.switchTo(G1.id())),
        Map.entry("drop", i -> i.drop(new GenerationId(9))));
  }
}
