package dev.plumbline.index.milvus;

import dev.plumbline.testkit.milvus.MilvusExtension;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import java.time.Duration;
import java.util.UUID;

/** A prefix of its own for each test, and the end of all that was made under it. */
final class TestCollections {
  private final MilvusExtension milvus;
  private final String prefix = "t" + UUID.randomUUID().toString().replace("-", "");

  TestCollections(MilvusExtension milvus) {
    this.milvus = milvus;
  }

  String prefix() {
    return prefix;
  }

  /** Long deadlines: tests run on busy machines. */
  MilvusIndexConfig config() {
    return MilvusIndexConfig.of(milvus.server().uri())
        .withCollectionPrefix(prefix)
        .withDeadlines(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  MilvusClientV2 client() {
    return new MilvusClientV2(
        ConnectConfig.builder()
            .uri(milvus.server().uri())
            .connectTimeoutMs(30_000)
            .rpcDeadlineMs(30_000)
            .build());
  }

  void drop() {
    MilvusClientV2 client = client();
    try {
      client.listCollections().getCollectionNames().stream()
          .filter(name -> name.startsWith(prefix + "_"))
          .forEach(
              name ->
                  client.dropCollection(DropCollectionReq.builder().collectionName(name).build()));
    } finally {
      client.close();
    }
  }
}
