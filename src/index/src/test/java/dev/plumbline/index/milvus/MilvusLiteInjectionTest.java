package dev.plumbline.index.milvus;

import dev.plumbline.testkit.milvus.MilvusExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class MilvusLiteInjectionTest extends InjectionContract {
  @RegisterExtension static final MilvusExtension milvus = MilvusExtension.lite();

  MilvusLiteInjectionTest() {
    super(milvus);
  }
}
