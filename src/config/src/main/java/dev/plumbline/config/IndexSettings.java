package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;

/** Where vectors are kept and searched. */
public record IndexSettings(
    @Doc("`lucene` keeps vectors on this machine's disk, `milvus` on a Milvus server.") Kind kind,
    @Doc(
            value = "Put before each generation's name.",
            range = "a letter, then letters, digits and underscores; up to 64")
        String collectionPrefix,
    @Doc(value = "Generations that are kept, the live one among them.", range = "1 to 100")
        int keepGenerations,
    @Doc(value = "The longest that one call to the index may take.", range = "100ms to 10m")
        Duration deadline,
    @Doc(value = "Records that are written together, at most.", range = "1 to 10000") int batchSize,
    @Doc(value = "The longest that a record waits for its batch to fill.", range = "0ms to 1m")
        Duration linger,
    @Doc("The embedded index.") LuceneSettings lucene,
    @Doc("The Milvus server.") MilvusSettings milvus)
    implements Serializable {
  public IndexSettings {
    Checks.matches("collectionPrefix", collectionPrefix, "[A-Za-z][A-Za-z0-9_]{0,63}");
    Checks.range("keepGenerations", keepGenerations, 1, 100);
    Checks.range("deadline", deadline, Duration.ofMillis(100), Duration.ofMinutes(10));
    Checks.range("batchSize", batchSize, 1, 10_000);
    Checks.range("linger", linger, Duration.ZERO, Duration.ofMinutes(1));
  }

  /** Which index. */
  public enum Kind {
    LUCENE,
    MILVUS
  }
}
