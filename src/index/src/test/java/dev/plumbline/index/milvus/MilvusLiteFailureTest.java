package dev.plumbline.index.milvus;

import dev.plumbline.testkit.milvus.MilvusExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class MilvusLiteFailureTest extends FailureContract {
  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.lite();

  MilvusLiteFailureTest() {
    super(milvus);
  }
}
