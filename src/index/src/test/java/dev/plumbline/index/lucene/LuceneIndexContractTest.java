package dev.plumbline.index.lucene;

import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.testkit.index.VectorIndexContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexContractTest extends VectorIndexContract {
  @TempDir private Path directory;
  @TempDir private Path afterCrash;

  private static VectorIndex open(Path directory) {
    return LuceneIndex.open(
        new LuceneIndexConfig(directory, Duration.ofMillis(50), Duration.ofSeconds(30)));
  }

  @Override
  protected VectorIndex open() {
    return open(directory);
  }

  /** The lock is held: what a crash would leave is copied. */
  @Override
  protected VectorIndex openAfterCrash() throws IOException {
    TestDirectories.copy(directory, afterCrash);
    return open(afterCrash);
  }
}
