package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.index.Filter;
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
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several processes, leftovers, and other people's collections on one server. */
abstract class SharingContract {
  private static final Generation G1 = generation(1);

  private final TestCollections collections;

  SharingContract(MilvusExtension milvus) {
    this.collections = new TestCollections(milvus);
  }

  @AfterEach
  void dropCollections() {
    collections.drop();
  }

  private static Generation generation(long number) {
    return new Generation(new GenerationId(number), new AlignerVersion(number), 8);
  }

  private VectorIndex open() {
    return MilvusIndex.open(collections.config());
  }

  @Test
  void severalProcessesMayCreateTheSameGenerationAtOnce() throws Exception {
    int processes = 4;
    CyclicBarrier start = new CyclicBarrier(processes);
    ExecutorService threads = Executors.newFixedThreadPool(processes);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int p = 0; p < processes; p++) {
        String tenant = "t" + p;
        counts.add(
            threads.submit(
                () -> {
                  try (VectorIndex index = open()) {
                    start.await(30, TimeUnit.SECONDS);
                    index.create(G1);
                    RandomItems items = new RandomItems(new SplittableRandom(1));
                    index.upsert(G1.id(), items.any(tenant, 20, G1.dimension()));
                    index.flush(G1.id());
                    index.switchTo(G1.id());
                    return index.count(G1.id(), tenant, Filter.all());
                  }
                }));
      }
      for (Future<Long> count : counts) {
        assertThat(count.get(2, TimeUnit.MINUTES)).isEqualTo(20);
      }
    } finally {
      threads.shutdownNow();
    }
    try (VectorIndex index = open()) {
      assertThat(index.count(G1.id())).isEqualTo(80);
      assertThat(index.live()).contains(G1);
    }
  }

  @Test
  void everyProcessSeesASwitchAndADrop() {
    Generation g2 = generation(2);
    try (VectorIndex one = open();
        VectorIndex other = open()) {
      one.create(G1);
      one.create(g2);
      one.switchTo(G1.id());
      assertThat(other.live()).contains(G1);
      other.switchTo(g2.id());
      assertThat(one.live()).contains(g2);
      assertThat(other.count(G1.id())).isZero();
      one.drop(G1.id());
      assertThat(other.generations()).containsExactly(g2);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> other.count(G1.id()))
          .withMessageContaining("g1");
    }
  }

  @Test
  void completesAGenerationThatWasLeftHalfMade() {
    MilvusClientV2 client = collections.client();
    client.createCollection(
        CreateCollectionReq.builder()
            .collectionName(collections.prefix() + "_g1")
            .description("Plumbline, aligner 1")
            .collectionSchema(Schemas.generation(8))
            .build());
    client.close();
    IndexRecord record = new RandomItems(new SplittableRandom(1)).image("t1", "i", 8);
    try (VectorIndex index = open()) {
      index.create(G1);
      index.upsert(G1.id(), List.of(record));
      index.flush(G1.id());
      VectorQuery query =
          new VectorQuery("t1", record.vector(), 1, Set.of(Modality.IMAGE), Filter.all());
      assertThat(index.search(G1.id(), query)).hasSize(1);
    }
  }

  @Test
  void leavesOtherCollectionsAlone() {
    MilvusClientV2 client = collections.client();
    for (String name : List.of("_g7", "_g0", "_gx", "x_g1", "_g1_old")) {
      client.createCollection(
          CreateCollectionReq.builder()
              .collectionName(collections.prefix() + name)
              .description("somebody's")
              .collectionSchema(Schemas.generation(8))
              .build());
    }
    try (VectorIndex index = open()) {
      index.create(G1);
      assertThat(index.generations()).containsExactly(G1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.create(generation(7)))
          .withMessageContaining("g7")
          .withMessageContaining("no generation");
    }
    for (String name : List.of("x_g1")) {
      assertThat(client.listCollections().getCollectionNames())
          .contains(collections.prefix() + name);
    }
    client.close();
  }
}
