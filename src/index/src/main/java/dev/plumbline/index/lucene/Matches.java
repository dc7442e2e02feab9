package dev.plumbline.index.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/**
 * The documents that match, in the index's order, up to a limit. Nothing is ranked: a ranking
 * collector takes memory for as many hits as there may be, here up to the whole index, each time.
 */
final class Matches extends SimpleCollector {
  private final int limit;
  private int[] docs = new int[64];
  private int size;
  private int base;

  private Matches(int limit) {
    this.limit = limit;
  }

  /** The numbers of the documents that match, ascending, at most so many. */
  static int[] of(IndexSearcher searcher, Query query, int limit) throws IOException {
    return searcher.search(
        query,
        new CollectorManager<Matches, int[]>() {
          @Override
          public Matches newCollector() {
            return new Matches(limit);
          }

          @Override
          public int[] reduce(Collection<Matches> parts) {
            return parts.stream()
                .flatMapToInt(part -> Arrays.stream(part.docs, 0, part.size))
                .sorted()
                .limit(limit)
                .toArray();
          }
        });
  }

  @Override
  protected void doSetNextReader(LeafReaderContext leaf) {
    if (size == limit) {
      throw new CollectionTerminatedException();
    }
    base = leaf.docBase;
  }

  @Override
  public void collect(int doc) {
    if (size == limit) {
      throw new CollectionTerminatedException();
    }
    if (size == docs.length) {
      docs = Arrays.copyOf(docs, 2 * size);
    }
    docs[size++] = base + doc;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}
