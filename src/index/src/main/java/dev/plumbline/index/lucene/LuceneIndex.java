package dev.plumbline.index.lucene;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.TextIndex;
import dev.plumbline.core.index.TextMatch;
import dev.plumbline.core.index.TextQuery;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.lifecycle.Shared;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.util.Version;

/**
 * Vectors in Lucene's HNSW graphs on this machine's disk, captions' words beside them. Thread-safe.
 *
 * <p>A directory is opened once a process and shared: what {@link #open} returns is one user's
 * share, and the last share that is closed closes the directory. A process that dies leaves what it
 * flushed.
 *
 * <p><b>Lost writes.</b> When the disk fails a write, Lucene gives up all that was not flushed and
 * the index goes on from the last flush. Whoever wrote in between is told: their next {@link
 * #flush} is a permanent {@link ServiceException}, after which they write again from where they
 * last flushed.
 */
public final class LuceneIndex implements VectorIndex, TextIndex {
  private final Shared.Lease<IndexDirectory> directory;

  /** By generation, the epoch of this user's first write that has not been flushed. */
  private final ConcurrentMap<GenerationId, Long> unflushed = new ConcurrentHashMap<>();

  LuceneIndex(Shared.Lease<IndexDirectory> directory) {
    this.directory = directory;
  }

  /**
   * Opens the index, or takes a share if this process has it open.
   *
   * @throws IllegalStateException if another process has it open
   * @throws IllegalArgumentException if this process has it open with another configuration
   * @throws ServiceException if it cannot be read or written
   */
  public static LuceneIndex open(LuceneIndexConfig config) {
    return LuceneIndexes.open(config);
  }

  @Override
  public String description() {
    return "Lucene " + Version.LATEST + " in " + directory.get().config().directory();
  }

  @Override
  public void create(Generation generation) {
    directory.get().create(generation);
  }

  @Override
  public List<Generation> generations() {
    return directory.get().catalogue().generations();
  }

  @Override
  public void upsert(GenerationId generation, List<IndexRecord> records) {
    wrote(generation, store(generation).upsert(records));
  }

  @Override
  public void delete(GenerationId generation, Collection<ItemId> ids) {
    wrote(generation, store(generation).delete(ids));
  }

  private void wrote(GenerationId generation, long epoch) {
    unflushed.merge(generation, epoch, Math::min);
  }

  @Override
  public void flush(GenerationId generation) {
    GenerationStore store = store(generation);
    Long first = unflushed.remove(generation);
    long epoch;
    try {
      epoch = store.flush();
    } catch (RuntimeException e) {
      if (first != null) {
        wrote(generation, first);
      }
      throw e;
    }
    if (first != null && first < epoch) {
      throw new ServiceException(
          ServiceException.Kind.PERMANENT,
          generation
              + ": writes since the last flush were lost when the disk failed (expected: to be"
              + " written again)");
    }
  }

  @Override
  public List<Neighbor> search(GenerationId generation, VectorQuery query) {
    GenerationStore store = store(generation);
    store.checkDimension(query.vector());
    return store.read(searcher -> GenerationSearch.nearest(searcher, query));
  }

  @Override
  public List<IndexRecord> get(GenerationId generation, Collection<ItemId> ids) {
    return store(generation).read(searcher -> GenerationSearch.get(searcher, ids));
  }

  @Override
  public List<IndexRecord> scan(GenerationId generation, String tenant, Filter filter, int limit) {
    VectorIndex.checkLimit(limit);
    return store(generation)
        .read(searcher -> GenerationSearch.scan(searcher, tenant, filter, limit));
  }

  @Override
  public List<Item> captionsOf(GenerationId generation, String tenant, Set<String> ids) {
    return store(generation).read(searcher -> GenerationSearch.captionsOf(searcher, tenant, ids));
  }

  @Override
  public Optional<TextIndex> textIndex() {
    return Optional.of(this);
  }

  @Override
  public List<TextMatch> searchText(GenerationId generation, TextQuery query) {
    return store(generation).read(searcher -> CaptionWords.best(searcher, query));
  }

  @Override
  public long count(GenerationId generation, String tenant, Filter filter) {
    return store(generation).read(searcher -> GenerationSearch.count(searcher, tenant, filter));
  }

  @Override
  public long count(GenerationId generation) {
    return store(generation).<Long>read(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  @Override
  public Optional<Generation> live() {
    return directory.get().catalogue().liveGeneration();
  }

  @Override
  public void switchTo(GenerationId generation) {
    directory.get().switchTo(generation);
  }

  @Override
  public void drop(GenerationId generation) {
    directory.get().drop(generation);
    unflushed.remove(generation);
  }

  /** Gives the share back; writes that were not flushed may be kept. */
  @Override
  public void close() {
    directory.close();
  }

  private GenerationStore store(GenerationId generation) {
    return directory.get().store(generation);
  }
}
