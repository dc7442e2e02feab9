package dev.plumbline.index.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.testkit.index.RandomItems;
import dev.plumbline.testkit.milvus.MilvusExtension;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.database.request.CreateDatabaseReq;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Databases of a full server. */
class MilvusDatabaseTest {
  private static final Generation G1 =
      new Generation(new GenerationId(1), new AlignerVersion(1), 8);

  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.standalone();

  private final TestCollections collections = new TestCollections(milvus);

  @Test
  void keepsToItsDatabase() {
    MilvusClientV2 client = collections.client();
    client.createDatabase(CreateDatabaseReq.builder().databaseName("photos").build());
    client.close();
    try (VectorIndex photos = MilvusIndex.open(collections.config().withDatabase("photos"));
        VectorIndex standard = MilvusIndex.open(collections.config())) {
      photos.create(G1);
      photos.upsert(G1.id(), new RandomItems(new SplittableRandom(1)).any("t1", 20, 8));
      photos.flush(G1.id());
      photos.switchTo(G1.id());
      assertThat(photos.live()).contains(G1);
      assertThat(photos.count(G1.id(), "t1", Filter.all())).isEqualTo(20);
      assertThat(standard.generations()).isEmpty();
      assertThat(standard.live()).isEmpty();
    }
  }

  @Test
  void refusesADatabaseThatIsNotThere() {
    MilvusIndexConfig config = collections.config().withDatabase("nowhere");
    assertThat(catchThrowableOfType(RuntimeException.class, () -> MilvusIndex.open(config)))
        .hasMessageContaining("nowhere");
  }
}
