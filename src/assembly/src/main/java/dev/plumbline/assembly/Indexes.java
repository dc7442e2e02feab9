package dev.plumbline.assembly;

import dev.plumbline.config.IndexSettings;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.index.lucene.LuceneIndex;
import dev.plumbline.index.lucene.LuceneIndexConfig;
import dev.plumbline.index.milvus.MilvusIndex;
import dev.plumbline.index.milvus.MilvusIndexConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Opens the index that a configuration names. */
final class Indexes {
  /** Creating and switching wait for all of a server's nodes. */
  private static final Duration ADMIN_DEADLINE = Duration.ofSeconds(60);

  private Indexes() {}

  static VectorIndex open(PlumblineConfig config) {
    return switch (config.index().kind()) {
      case LUCENE -> LuceneIndex.open(lucene(config));
      case MILVUS -> MilvusIndex.open(milvus(config.index()));
    };
  }

  private static LuceneIndexConfig lucene(PlumblineConfig config) {
    String directory = config.index().lucene().directory();
    return new LuceneIndexConfig(
        directory.isEmpty()
            ? config.local().dataPath().resolve("index")
            : Path.of(directory).toAbsolutePath().normalize(),
        config.index().lucene().refresh(),
        config.index().deadline());
  }

  private static MilvusIndexConfig milvus(IndexSettings settings) {
    MilvusIndexConfig.Consistency consistency =
        switch (settings.milvus().consistency()) {
          case STRONG -> MilvusIndexConfig.Consistency.STRONG;
          case BOUNDED -> MilvusIndexConfig.Consistency.BOUNDED;
          case EVENTUALLY -> MilvusIndexConfig.Consistency.EVENTUALLY;
        };
    return MilvusIndexConfig.of(settings.milvus().uri())
        .withToken(settings.milvus().token().reveal().orElse(""))
        .withCertificates(settings.milvus().certificates())
        .withCollectionPrefix(settings.collectionPrefix())
        .withDatabase(settings.milvus().database())
        .withConsistency(consistency)
        .withGraph(
            new MilvusIndexConfig.Graph(
                settings.milvus().graphLinks(),
                settings.milvus().graphBuildWidth(),
                settings.milvus().graphSearchWidth()))
        .withDeadlines(settings.deadline(), ADMIN_DEADLINE);
  }
}
