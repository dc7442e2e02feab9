package dev.plumbline.assembly;

import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.index.lucene.LuceneIndex;
import dev.plumbline.index.lucene.LuceneIndexConfig;
import java.nio.file.Path;

/** Opens the index that a configuration names. */
final class Indexes {
  private Indexes() {}

  static VectorIndex open(PlumblineConfig config) {
    return switch (config.index().kind()) {
      case LUCENE -> LuceneIndex.open(lucene(config));
      case MILVUS -> throw new UnsupportedOperationException("not yet");
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
}
