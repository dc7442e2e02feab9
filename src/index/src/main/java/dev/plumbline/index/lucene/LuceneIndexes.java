package dev.plumbline.index.lucene;

import dev.plumbline.core.lifecycle.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directories that this process has open. Static, as the registry of models is, because sharing
 * across users that do not know each other is its purpose; one per class loader.
 */
final class LuceneIndexes {
  private static final Shared<Path, IndexDirectory> OPEN = new Shared<>();

  private LuceneIndexes() {}

  static LuceneIndex open(LuceneIndexConfig config) {
    Path path = realPath(config.directory());
    Shared.Lease<IndexDirectory> lease = OPEN.acquire(path, () -> IndexDirectory.open(config));
    LuceneIndexConfig there = lease.get().config();
    if (!there.refresh().equals(config.refresh()) || !there.deadline().equals(config.deadline())) {
      lease.close();
      throw new IllegalArgumentException(
          config + " (expected: " + there + ", with which this process has it open)");
    }
    return new LuceneIndex(lease);
  }

  private static Path realPath(Path directory) {
    try {
      return Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw Failures.of("make the index directory " + directory, e);
    }
  }
}
