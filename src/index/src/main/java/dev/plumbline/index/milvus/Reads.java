package dev.plumbline.index.milvus;

import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.Neighbor;
import dev.plumbline.core.index.VectorQuery;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.IndexParam.MetricType;
import io.milvus.v2.service.vector.request.QueryReq;
import io.milvus.v2.service.vector.request.SearchReq;
import io.milvus.v2.service.vector.request.data.FloatVec;
import io.milvus.v2.service.vector.response.QueryResp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is asked of one generation's collection. Thread-safe. */
final class Reads {
  /** The most rows that a server gives for one query. */
  private static final int MAX_ROWS = 16_384;

  /** Servers refuse to send more than 100 MB; this is what rows of usual size may take. */
  private static final long REPLY_BYTES = 32L << 20;

  private static final long ROW_BYTES = 2048;

  /** Keys in one condition. */
  private static final int KEYS = 500;

  /** Images whose captions are asked for at once; most have five. */
  private static final int WHOLES = 200;

  private static final String COUNT = "count(*)";

  private final MilvusCalls calls;
  private final CollectionNames names;
  private final ConsistencyLevel consistency;
  private final int searchWidth;

  Reads(MilvusCalls calls, CollectionNames names, ConsistencyLevel consistency, int searchWidth) {
    this.calls = calls;
    this.names = names;
    this.consistency = consistency;
    this.searchWidth = searchWidth;
  }

  List<Neighbor> search(
      Generation generation, VectorQuery query, Expression expression, Deadline deadline) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("ef", Math.max(searchWidth, query.k()));
    SearchReq request =
        SearchReq.builder()
            .collectionName(names.generation(generation.id()))
            .annsField(Columns.VECTOR)
            .metricType(MetricType.COSINE)
            .data(List.of(new FloatVec(query.vector().toArray())))
            .limit(query.k())
            .filter(expression.text())
            .outputFields(Columns.ITEM)
            .searchParams(parameters)
            .consistencyLevel(consistency)
            .build();
    return calls.call(deadline, client -> client.search(request)).getSearchResults().get(0).stream()
        .map(
            hit ->
                new Neighbor(
                    ItemCodec.item(hit.getEntity()), Math.max(-1, Math.min(1, hit.getScore()))))
        .sorted(Comparator.comparingDouble(Neighbor::score).reversed())
        .toList();
  }

  List<IndexRecord> get(Generation generation, Collection<ItemId> ids, Deadline deadline) {
    int size = Math.min(KEYS, rowsOfAReply(generation));
    List<IndexRecord> found = new ArrayList<>();
    for (List<ItemId> some : Batches.of(Set.copyOf(ids), size, id -> 0)) {
      found.addAll(records(generation, FilterTranslator.keys(some), some.size(), deadline));
    }
    return found;
  }

  /** The captions of images, however many there are. */
  List<Item> captions(
      Generation generation, String tenant, Collection<String> wholes, Deadline deadline) {
    List<Item> found = new ArrayList<>();
    for (List<String> some : Batches.of(wholes, WHOLES, whole -> 0)) {
      found.addAll(captionsOfFew(generation, tenant, some, deadline));
    }
    return found;
  }

  private List<Item> captionsOfFew(
      Generation generation, String tenant, List<String> wholes, Deadline deadline) {
    Expression captions = FilterTranslator.captions(tenant, wholes);
    List<Item> found =
        query(generation, captions, Columns.ITEM, MAX_ROWS, consistency, deadline).stream()
            .map(ItemCodec::item)
            .toList();
    if (found.size() < MAX_ROWS) {
      return found;
    }
    if (wholes.size() == 1) {
      throw new ServiceException(
          ServiceException.Kind.PERMANENT,
          wholes.get(0) + " has " + MAX_ROWS + " captions or more (expected: fewer)");
    }
    int half = wholes.size() / 2;
    List<Item> both = new ArrayList<>();
    both.addAll(captionsOfFew(generation, tenant, wholes.subList(0, half), deadline));
    both.addAll(captionsOfFew(generation, tenant, wholes.subList(half, wholes.size()), deadline));
    return both;
  }

  /**
   * Rows that a condition lets through, as many as {@code limit} at most. Where they may be more
   * than a reply can carry, their keys are asked for first.
   */
  List<IndexRecord> scan(
      Generation generation, Expression expression, int limit, Deadline deadline) {
    int reply = rowsOfAReply(generation);
    List<IndexRecord> first = records(generation, expression, Math.min(limit, reply), deadline);
    if (limit <= reply || first.size() < reply) {
      return first;
    }
    List<ItemId> keys =
        query(generation, expression, List.of(Columns.KEY), limit, consistency, deadline).stream()
            .map(row -> ItemId.parse(TextCodec.decode(String.valueOf(row.get(Columns.KEY)))))
            .toList();
    return get(generation, keys, deadline);
  }

  long count(Generation generation, Expression expression, Deadline deadline) {
    QueryReq request =
        QueryReq.builder()
            .collectionName(names.generation(generation.id()))
            .filter(expression.equals(Expression.ALL) ? "" : expression.text())
            .outputFields(List.of(COUNT))
            .consistencyLevel(consistency)
            .build();
    List<QueryResp.QueryResult> results =
        calls.call(deadline, client -> client.query(request)).getQueryResults();
    return Long.parseLong(String.valueOf(results.get(0).getEntity().get(COUNT)));
  }

  /** Returns once whatever was written before is seen by reads. */
  void awaitWrites(Generation generation, Deadline deadline) {
    query(generation, Expression.NONE, List.of(Columns.KEY), 1, ConsistencyLevel.STRONG, deadline);
  }

  private List<IndexRecord> records(
      Generation generation, Expression expression, int limit, Deadline deadline) {
    return query(generation, expression, Columns.RECORD, limit, consistency, deadline).stream()
        .map(ItemCodec::record)
        .toList();
  }

  private List<Map<String, Object>> query(
      Generation generation,
      Expression expression,
      List<String> columns,
      int limit,
      ConsistencyLevel level,
      Deadline deadline) {
    QueryReq request =
        QueryReq.builder()
            .collectionName(names.generation(generation.id()))
            .filter(expression.text())
            .outputFields(columns)
            .limit(limit)
            .consistencyLevel(level)
            .build();
    return calls.call(deadline, client -> client.query(request)).getQueryResults().stream()
        .map(result -> result.getEntity())
        .toList();
  }

  private static int rowsOfAReply(Generation generation) {
    long row = ROW_BYTES + (long) Float.BYTES * generation.dimension();
    return (int) Math.min(MAX_ROWS, REPLY_BYTES / row);
  }
}
