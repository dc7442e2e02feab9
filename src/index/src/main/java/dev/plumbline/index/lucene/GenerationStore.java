package dev.plumbline.index.lucene;

import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.UnindexableException;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.ThreadInterruptedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One generation's Lucene index. Thread-safe.
 *
 * <p>When the disk fails a write, Lucene closes its writer and forgets what was not committed. The
 * next write opens another writer: that is the next epoch. Whoever wrote in an earlier epoch and
 * had not flushed has lost those writes.
 */
final class GenerationStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GenerationStore.class);

  /** A read of the index; the searcher is lent for its length. */
  interface Read<R> {
    R run(IndexSearcher searcher) throws IOException;
  }

  private interface Write {
    void run(Epoch epoch) throws IOException;
  }

  private final Generation generation;
  private final Directory directory;
  private final LuceneIndexConfig config;
  private Epoch epoch;
  private boolean closed;
  private boolean refreshFailed;

  private GenerationStore(Generation generation, Directory directory, LuceneIndexConfig config)
      throws IOException {
    this.generation = generation;
    this.directory = directory;
    this.config = config;
    this.epoch = Epoch.open(1, directory);
  }

  /** Makes an empty index in place of whatever was there; durable once it returns. */
  static void create(Generation generation, Directory directory) {
    try (directory;
        IndexWriter writer =
            new IndexWriter(directory, WriterSettings.of(OpenMode.CREATE, new Merges()))) {
      writer.commit();
    } catch (IOException e) {
      throw Failures.of("create " + generation.id(), e);
    }
  }

  /** Opens what {@link #create} made. */
  static GenerationStore open(
      Generation generation, Directory directory, LuceneIndexConfig config) {
    try {
      return new GenerationStore(generation, directory, config);
    } catch (IOException e) {
      IOUtils.closeWhileHandlingException(directory);
      throw e instanceof IndexNotFoundException
          ? new ServiceException(
              ServiceException.Kind.PERMANENT, generation.id() + " has lost its files", e)
          : Failures.of("open " + generation.id(), e);
    }
  }

  /**
   * Checks a vector.
   *
   * @throws IllegalArgumentException if it has not the generation's dimension
   */
  void checkDimension(FloatVector vector) {
    if (vector.dimension() != generation.dimension()) {
      throw new IllegalArgumentException(
          "dimension: " + vector.dimension() + " (expected: " + generation.dimension() + ")");
    }
  }

  /** Puts records; returns the epoch in which they are. */
  long upsert(List<IndexRecord> records) {
    records.forEach(record -> checkDimension(record.vector()));
    return write(
        "write to",
        at -> {
          at.merges().awaitRoom(config.deadline());
          for (IndexRecord record : records) {
            put(at, record);
          }
        });
  }

  private static void put(Epoch at, IndexRecord record) throws IOException {
    ItemId id = record.item().id();
    try {
      at.writer().updateDocument(ItemDocuments.key(id), ItemDocuments.toDocument(record));
    } catch (IllegalArgumentException e) { // for example a term that is longer than Lucene takes
      throw new UnindexableException(
          id, Rejection.Reason.INVALID_EVENT, "Lucene refuses it: " + e.getMessage(), e);
    }
  }

  /** Removes items; returns the epoch in which they are gone. */
  long delete(Collection<ItemId> ids) {
    Term[] keys = ids.stream().map(ItemDocuments::key).toArray(Term[]::new);
    return write("delete from", at -> at.writer().deleteDocuments(keys));
  }

  /** Makes earlier writes durable and visible; returns the epoch whose writes they were. */
  long flush() {
    return write(
        "flush",
        at -> {
          at.writer().commit();
          at.readers().maybeRefreshBlocking();
        });
  }

  private long write(String action, Write write) {
    Epoch at = writable();
    try {
      write.run(at);
      return at.number();
    } catch (ThreadInterruptedException e) {
      Thread.currentThread().interrupt(); // Lucene has cleared it
      throw failure(action, at, e);
    } catch (IOException | AlreadyClosedException e) {
      throw failure(action, at, e);
    }
  }

  /** The epoch that takes writes: another one if its writer was closed by a failure. */
  private synchronized Epoch writable() {
    checkOpen();
    if (!epoch.writer().isOpen()) {
      try {
        Epoch next = Epoch.open(epoch.number() + 1, directory);
        epoch.readers().close();
        log.warn("{}: goes on from its last flush", generation.id());
        epoch = next;
      } catch (IOException e) {
        throw Failures.of("reopen " + generation.id(), e);
      }
    }
    return epoch;
  }

  private synchronized RuntimeException failure(String action, Epoch at, Exception e) {
    checkOpen();
    Throwable tragedy = at.writer().getTragicException();
    Exception cause = tragedy instanceof Exception known ? known : e;
    ServiceException failure = Failures.of(action + " " + generation.id(), cause);
    log.warn("{}", failure.getMessage());
    return failure;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalArgumentException("generation: " + generation.id() + " (not in the index)");
    }
  }

  /** Reads what is visible, within the deadline. */
  <R> R read(Read<R> read) {
    ReaderManager readers = readers();
    long deadline = System.nanoTime() + config.deadline().toNanos();
    try {
      DirectoryReader reader = readers.acquire();
      try {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setTimeout(() -> System.nanoTime() - deadline > 0);
        R result = read.run(searcher);
        if (System.nanoTime() - deadline > 0) {
          throw new ServiceException(
              ServiceException.Kind.TRANSIENT,
              "a read of " + generation.id() + " took longer than " + config.deadline());
        }
        return result;
      } finally {
        readers.release(reader);
      }
    } catch (IndexSearcher.TooManyClauses e) {
      throw new IllegalArgumentException(
          "filter: too many conditions (expected: at most "
              + IndexSearcher.getMaxClauseCount()
              + ", a != counting twice)",
          e);
    } catch (IOException | AlreadyClosedException e) {
      synchronized (this) {
        checkOpen();
      }
      throw Failures.of("read " + generation.id(), e);
    }
  }

  private synchronized ReaderManager readers() {
    checkOpen();
    return epoch.readers();
  }

  /** Makes earlier writes visible; says so once if it cannot, and tries again next time. */
  void refresh() {
    Epoch at;
    synchronized (this) {
      if (closed || !epoch.writer().isOpen()) {
        return;
      }
      at = epoch;
    }
    try {
      at.readers().maybeRefresh();
      refreshFailed = false;
    } catch (IOException | RuntimeException e) {
      if (!refreshFailed) {
        log.warn("{}: cannot refresh: {}", generation.id(), e.toString());
      }
      refreshFailed = true;
    }
  }

  /** Commits, and does not wait for merges: the next start takes them up. */
  @Override
  public void close() throws IOException {
    try (directory) {
      end().commitAndClose();
    }
  }

  /** Closes without keeping what was not flushed: the generation is to be removed. */
  void abandon() {
    try (directory) {
      end().abandon();
    } catch (IOException e) {
      log.warn("{}: while it was dropped: {}", generation.id(), e.toString());
    }
  }

  private synchronized Epoch end() {
    closed = true;
    return epoch;
  }
}
