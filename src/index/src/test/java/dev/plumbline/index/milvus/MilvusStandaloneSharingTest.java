package dev.plumbline.index.milvus;

import dev.plumbline.testkit.milvus.MilvusExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class MilvusStandaloneSharingTest extends SharingContract {
  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.standalone();

  MilvusStandaloneSharingTest() {
    super(milvus);
  }
}
