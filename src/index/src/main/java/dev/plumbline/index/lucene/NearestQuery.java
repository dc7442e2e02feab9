package dev.plumbline.index.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;

/**
 * The k nearest vectors that a filter lets through.
 *
 * <p>Lucene keeps as many candidates as it is asked for answers; for a good recall among the first
 * few it has to be asked for more. And it walks the graph even where the filter leaves fewer
 * vectors than the walk would visit: those are compared one by one here, which is as fast and
 * exact.
 */
final class NearestQuery extends KnnFloatVectorQuery {
  /** Candidates in a graph's walk, if not more are asked for. */
  private static final int MIN_WIDTH = 100;

  NearestQuery(float[] direction, int k, Query filter) {
    super(Fields.VECTOR, direction, Math.max(k, MIN_WIDTH), filter);
  }

  @Override
  protected TopDocs approximateSearch(
      LeafReaderContext leaf, Bits accepted, int visitLimit, KnnCollectorManager collectors)
      throws IOException {
    // With a filter, the limit is the number of accepted vectors and one.
    int candidates = visitLimit - 1;
    if (accepted instanceof BitSet set && candidates <= getK() * VectorCodec.MAX_CONN) {
      return exactSearch(leaf, new BitSetIterator(set, candidates), null);
    }
    return super.approximateSearch(leaf, accepted, visitLimit, collectors);
  }
}
