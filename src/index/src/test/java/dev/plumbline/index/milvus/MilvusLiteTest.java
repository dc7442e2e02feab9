package dev.plumbline.index.milvus;

import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.testkit.index.VectorIndexContract;
import dev.plumbline.testkit.milvus.MilvusExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The port's contract on Milvus Lite, or on the server that the environment names. */
class MilvusLiteTest extends VectorIndexContract {
  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.lite();

  private final TestCollections collections = new TestCollections(milvus);

  @Override
  protected VectorIndex open() {
    return MilvusIndex.open(collections.config());
  }

  @AfterEach
  void dropCollections() {
    collections.drop();
  }
}
