package dev.plumbline.index.milvus;

import dev.plumbline.testkit.milvus.MilvusExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class MilvusStandaloneFailureTest extends FailureContract {
  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.standalone();

  MilvusStandaloneFailureTest() {
    super(milvus);
  }
}
