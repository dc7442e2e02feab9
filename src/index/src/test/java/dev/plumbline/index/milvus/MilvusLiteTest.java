package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.testkit.index.RandomItems;
import dev.plumbline.testkit.index.VectorIndexContract;
import dev.plumbline.testkit.milvus.MilvusExtension;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The port's contract on Milvus Lite, or on the server that the environment names. */
class MilvusLiteTest extends VectorIndexContract {
  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.lite();

  private final TestCollections collections = new TestCollections(milvus);

  @Override
  protected VectorIndex open() {
    return MilvusIndex.open(collections.config());
  }

  /** Milvus Lite orders writes by a coarse clock, and is faster than that. */
  @Test
  void writesOneAfterTheOtherKeepTheirOrder() {
    Generation g1 = new Generation(new GenerationId(1), new AlignerVersion(1), 8);
    RandomItems items = new RandomItems(new SplittableRandom(1));
    index().create(g1);
    for (int i = 0; i < 100; i++) {
      IndexRecord first = items.any("t1", "i", 8);
      IndexRecord second = items.any("t1", "i", 8);
      index().upsert(g1.id(), List.of(first));
      index().upsert(g1.id(), List.of(second));
      index().flush(g1.id());
      assertThat(index().scan(g1.id(), "t1", Filter.all(), 10)).containsExactly(second);
      index().delete(g1.id(), List.of(second.item().id()));
      index().flush(g1.id());
      assertThat(index().count(g1.id())).isZero();
    }
  }

  @AfterEach
  void dropCollections() {
    collections.drop();
  }
}
