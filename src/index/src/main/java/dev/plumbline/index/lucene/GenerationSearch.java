package dev.plumbline.index.lucene;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/** The port's reads on a searcher. */
final class GenerationSearch {
  private GenerationSearch() {}

  static List<Neighbor> nearest(IndexSearcher searcher, VectorQuery query) throws IOException {
    List<Query> conditions = new ArrayList<>();
    conditions.add(FilterQueries.is(Fields.TENANT, query.tenant()));
    if (query.modalities().size() < Modality.values().length) {
      conditions.add(
          FilterQueries.in(
              Fields.MODALITY, query.modalities().stream().map(ItemDocuments::word).toList()));
    }
    conditions.add(FilterQueries.of(query.filter()));
    float[] direction = query.vector().normalized().toArray();
    Query nearest = new NearestQuery(direction, query.k(), FilterQueries.all(conditions));
    Items items = new Items(searcher);
    List<Neighbor> neighbors = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(nearest, query.k()).scoreDocs) {
      neighbors.add(new Neighbor(items.of(hit.doc), cosine(hit.score)));
    }
    return neighbors;
  }

  /** Lucene's scores run from 0 to 1. */
  private static double cosine(float score) {
    return Math.max(-1, Math.min(1, 2.0 * score - 1));
  }

  static List<IndexRecord> get(IndexSearcher searcher, Collection<ItemId> ids) throws IOException {
    Query keys = FilterQueries.in(Fields.KEY, ids.stream().map(ItemId::toString).toList());
    return records(searcher, keys, Math.max(1, ids.size()));
  }

  static List<IndexRecord> scan(IndexSearcher searcher, String tenant, Filter filter, int limit)
      throws IOException {
    return records(searcher, ofTenant(tenant, FilterQueries.of(filter)), limit);
  }

  static List<Item> captionsOf(IndexSearcher searcher, String tenant, Set<String> ids)
      throws IOException {
    Query captions =
        FilterQueries.all(
            List.of(
                FilterQueries.is(Fields.TENANT, tenant),
                FilterQueries.is(Fields.MODALITY, ItemDocuments.word(Modality.TEXT)),
                FilterQueries.in(Fields.PART_OF, ids)));
    Items items = new Items(searcher);
    List<Item> found = new ArrayList<>();
    for (int doc : Matches.of(searcher, captions, Integer.MAX_VALUE)) {
      found.add(items.of(doc));
    }
    return found;
  }

  static long count(IndexSearcher searcher, String tenant, Filter filter) throws IOException {
    return searcher.count(ofTenant(tenant, FilterQueries.of(filter)));
  }

  static Query ofTenant(String tenant, Query query) {
    return FilterQueries.all(List.of(FilterQueries.is(Fields.TENANT, tenant), query));
  }

  private static List<IndexRecord> records(IndexSearcher searcher, Query query, int limit)
      throws IOException {
    int[] docs = Matches.of(searcher, query, limit);
    Items items = new Items(searcher);
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<IndexRecord> records = new ArrayList<>();
    int next = 0;
    while (next < docs.length) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(docs[next], leaves));
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(Fields.VECTOR);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; next < docs.length && docs[next] < end; next++) {
        int doc = docs[next];
        vectors.advance(doc - leaf.docBase);
        records.add(new IndexRecord(items.of(doc), FloatVector.of(vectors.vectorValue())));
      }
    }
    return records;
  }
}
