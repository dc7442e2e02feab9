package dev.plumbline.index.lucene;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that this process has open below one directory. Thread-safe: the catalogue changes under this
 * object's lock, disk first; a generation's store is opened when it is first asked for.
 */
final class IndexDirectory implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IndexDirectory.class);
  private static final String LOCK = "lock";

  private final LuceneIndexConfig config;
  private final UnaryOperator<Directory> disk;
  private final Directory root;
  private final Lock lock;
  private final CatalogueFile file;
  private final Map<GenerationId, GenerationStore> stores = new ConcurrentHashMap<>();
  private final Refresher refresher;
  private volatile Catalogue catalogue;

  private IndexDirectory(
      LuceneIndexConfig config, UnaryOperator<Directory> disk, Directory root, Lock lock)
      throws IOException {
    this.config = config;
    this.disk = disk;
    this.root = root;
    this.lock = lock;
    this.file = new CatalogueFile(root);
    this.catalogue = file.read();
    removeOrphans();
    this.refresher =
        new Refresher(() -> stores.values().forEach(GenerationStore::refresh), config.refresh());
  }

  static IndexDirectory open(LuceneIndexConfig config) {
    return open(config, UnaryOperator.identity());
  }

  /**
   * Locks the directory and reads its catalogue.
   *
   * @param disk put between Lucene and each directory on disk
   */
  static IndexDirectory open(LuceneIndexConfig config, UnaryOperator<Directory> disk) {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      Directory root = disk.apply(FSDirectory.open(config.directory()));
      opened.add(root);
      Lock lock = root.obtainLock(LOCK);
      opened.add(lock);
      return new IndexDirectory(config, disk, root, lock);
    } catch (LockObtainFailedException | OverlappingFileLockException e) {
      closeQuietly(opened);
      throw new IllegalStateException(
          "index directory: "
              + config.directory()
              + " is in use by another process (expected: one process)",
          e);
    } catch (IOException e) {
      closeQuietly(opened);
      throw Failures.of("open the index in " + config.directory(), e);
    }
  }

  LuceneIndexConfig config() {
    return config;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /**
   * The store of a generation.
   *
   * @throws IllegalArgumentException if there is no such generation
   */
  GenerationStore store(GenerationId id) {
    GenerationStore store = stores.get(id);
    return store != null ? store : openStore(id);
  }

  private synchronized GenerationStore openStore(GenerationId id) {
    Generation generation = catalogue.get(id);
    return stores.computeIfAbsent(
        id, key -> GenerationStore.open(generation, directoryOf(key), config));
  }

  synchronized void create(Generation generation) {
    Generation there = catalogue.find(generation.id()).orElse(generation);
    if (!there.equals(generation)) {
      throw new IllegalArgumentException(
          "generation: " + generation + " (expected: " + there + ", which exists)");
    }
    if (catalogue.find(generation.id()).isEmpty()) {
      GenerationStore.create(generation, directoryOf(generation.id()));
      write(catalogue.with(generation));
    }
  }

  synchronized void switchTo(GenerationId id) {
    write(catalogue.withLive(id));
  }

  synchronized void drop(GenerationId id) {
    if (catalogue.live().filter(id::equals).isPresent()) {
      throw new IllegalStateException("generation: " + id + " is live (expected: another is)");
    }
    if (catalogue.find(id).isEmpty()) {
      return;
    }
    write(catalogue.without(id));
    GenerationStore store = stores.remove(id);
    if (store != null) {
      store.abandon();
    }
    remove(pathOf(id));
  }

  private void write(Catalogue next) {
    try {
      file.write(next);
    } catch (IOException e) {
      throw Failures.of("write the catalogue of " + config.directory(), e);
    }
    catalogue = next;
  }

  private Path pathOf(GenerationId id) {
    return config.directory().resolve(id.toString());
  }

  private Directory directoryOf(GenerationId id) {
    try {
      return disk.apply(FSDirectory.open(pathOf(id)));
    } catch (IOException e) {
      throw Failures.of("open " + pathOf(id), e);
    }
  }

  /** A crash between the catalogue and the files leaves directories that no generation owns. */
  private void removeOrphans() throws IOException {
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(config.directory(), "g*")) {
      for (Path path : paths) {
        boolean owned =
            catalogue.generations().stream()
                .anyMatch(g -> g.id().toString().equals(path.getFileName().toString()));
        if (!owned && Files.isDirectory(path)) {
          remove(path);
        }
      }
    }
  }

  private static void remove(Path path) {
    try {
      IOUtils.rm(path);
    } catch (IOException e) {
      log.warn("{} is left for the next start to remove: {}", path, e.toString());
    }
  }

  /** Closes every store, then unlocks. */
  @Override
  public synchronized void close() {
    refresher.close();
    List<AutoCloseable> all = new ArrayList<>(stores.values());
    all.add(lock);
    all.add(root);
    RuntimeException failure = null;
    for (AutoCloseable each : all) {
      try {
        each.close();
      } catch (Exception e) {
        RuntimeException wrapped =
            e instanceof RuntimeException r ? r : Failures.of("close " + config.directory(), e);
        if (failure == null) {
          failure = wrapped;
        } else {
          failure.addSuppressed(wrapped);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void closeQuietly(List<AutoCloseable> opened) {
    for (int i = opened.size() - 1; i >= 0; i--) {
      try {
        opened.get(i).close();
      } catch (Exception e) {
        log.warn("while giving up an index directory: {}", e.toString());
      }
    }
  }

  @Override
  public String toString() {
    return "the index in " + config.directory();
  }
}
