package dev.plumbline.index.milvus;

import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.testkit.index.VectorIndexContract;
import dev.plumbline.testkit.milvus.MilvusExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The port's contract on a full server's sealed segments: graphs and text indexes are in use. */
class MilvusSealedTest extends VectorIndexContract {
  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.standalone();

  private final TestCollections collections = new TestCollections(milvus);

  @Override
  protected VectorIndex open() {
    return new SealingIndex(
        MilvusIndex.open(collections.config()),
        collections.client(),
        CollectionNames.of(collections.config()));
  }

  @AfterEach
  void dropCollections() {
    collections.drop();
  }
}
