package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.UnindexableException;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.testkit.index.RandomItems;
import dev.plumbline.testkit.milvus.MilvusExtension;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that nothing is wrong with by our rules, and that the server refuses all the same. */
class RefusedRowsTest {
  private static final Generation G1 =
      new Generation(new GenerationId(1), new AlignerVersion(1), 8);

  /** Longer than the column of the collection that {@link #open} makes. */
  private static final String REFUSED = "a text of more than ten bytes";

  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.lite();

  private final TestCollections collections = new TestCollections(milvus);
  private final RandomItems items = new RandomItems(new SplittableRandom(1));
  private VectorIndex index;

  @BeforeEach
  void open() {
    CreateCollectionReq.CollectionSchema schema = Schemas.generation(G1.dimension());
    schema.getField(Columns.TEXT).setMaxLength(10);
    MilvusClientV2 client = collections.client();
    client.createCollection(
        CreateCollectionReq.builder()
            .collectionName(CollectionNames.of(collections.config()).generation(G1.id()))
            .description("Plumbline, aligner 1")
            .collectionSchema(schema)
            .build());
    client.close();
    index = MilvusIndex.open(collections.config());
    index.create(G1);
  }

  @AfterEach
  void close() {
    index.close();
    collections.drop();
  }

  @Test
  void theCulpritIsFoundInItsBatch() {
    List<IndexRecord> batch = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      batch.add(caption("i" + i, "short"));
    }
    batch.add(13, caption("culprit", REFUSED));

    assertThatExceptionOfType(UnindexableException.class)
        .isThrownBy(() -> index.upsert(G1.id(), batch))
        .satisfies(e -> assertThat(e.id()).isEqualTo(batch.get(13).item().id()))
        .satisfies(
            e -> assertThat(e.rejection().reason()).isEqualTo(Rejection.Reason.INVALID_EVENT));
    batch.remove(13);
    index.upsert(G1.id(), batch);
    index.flush(G1.id());
    assertThat(index.scan(G1.id(), "t", Filter.all(), 100))
        .containsExactlyInAnyOrderElementsOf(batch);
  }

  @Test
  void aServerThatRefusesEverythingIsToBlameItself() {
    List<IndexRecord> refused = List.of(caption("culprit", REFUSED));
    for (int i = 0; i < 100; i++) {
      assertThat(catchThrowable(() -> index.upsert(G1.id(), refused)))
          .isInstanceOf(UnindexableException.class);
    }
    assertThat(catchThrowable(() -> index.upsert(G1.id(), refused)))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.isTransient()).isFalse());

    index.upsert(G1.id(), List.of(caption("good", "short")));
    assertThat(catchThrowable(() -> index.upsert(G1.id(), refused)))
        .isInstanceOf(UnindexableException.class);
  }

  private IndexRecord caption(String id, String text) {
    return new IndexRecord(
        new Item(
            new ItemId("t", id),
            Modality.TEXT,
            Optional.empty(),
            Optional.of(text),
            Optional.empty(),
            Attributes.empty(),
            Instant.EPOCH,
            ""),
        items.unit(G1.dimension()));
  }
}
