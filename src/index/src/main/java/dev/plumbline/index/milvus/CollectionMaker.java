package dev.plumbline.index.milvus;

import io.milvus.v2.common.IndexParam;
import io.milvus.v2.common.IndexParam.IndexType;
import io.milvus.v2.common.IndexParam.MetricType;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq.CollectionSchema;
import io.milvus.v2.service.collection.request.GetLoadStateReq;
import io.milvus.v2.service.collection.request.HasCollectionReq;
import io.milvus.v2.service.collection.request.LoadCollectionReq;
import io.milvus.v2.service.index.request.CreateIndexReq;
import io.milvus.v2.service.index.request.ListIndexesReq;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes collections ready for use: the collection, its indexes, and its load into memory. Each step
 * may have been done before, by a process that died or by one that does the same now.
 */
final class CollectionMaker {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final MilvusCalls calls;

  CollectionMaker(MilvusCalls calls) {
    this.calls = calls;
  }

  boolean exists(String name, Deadline deadline) {
    return calls.call(
        deadline,
        client -> client.hasCollection(HasCollectionReq.builder().collectionName(name).build()));
  }

  /** Makes an empty collection; does nothing if there is one of the name. */
  void create(String name, String description, CollectionSchema schema, Deadline deadline) {
    if (exists(name, deadline)) {
      return;
    }
    CreateCollectionReq request =
        CreateCollectionReq.builder()
            .collectionName(name)
            .description(description)
            .collectionSchema(schema)
            .build();
    try {
      calls.call(
          deadline,
          client -> {
            client.createCollection(request);
            return true;
          });
    } catch (FailedCallException e) {
      if (!exists(name, deadline)) { // another process may have been first
        throw e;
      }
    }
  }

  /**
   * Indexes a column, unless it is indexed.
   *
   * @param types kinds of indexes, best first; the first that the server takes is made
   * @param parameters the index's parameters
   */
  void index(
      String collection,
      String column,
      List<IndexType> types,
      Map<String, Object> parameters,
      Deadline deadline) {
    for (IndexType type : types) {
      try {
        index(collection, column, type, parameters, deadline);
        return;
      } catch (FailedCallException e) {
        if (isIndexed(collection, column, deadline)) {
          return;
        }
        if (type == types.get(types.size() - 1)) {
          throw e;
        }
      }
    }
  }

  private void index(
      String collection,
      String column,
      IndexType type,
      Map<String, Object> parameters,
      Deadline deadline) {
    IndexParam.IndexParamBuilder index =
        IndexParam.builder()
            .fieldName(column)
            .indexName(column)
            .indexType(type)
            .extraParams(type == IndexType.HNSW ? parameters : Map.of());
    if (column.equals(Columns.VECTOR)) {
      index.metricType(MetricType.COSINE);
    }
    CreateIndexReq request =
        CreateIndexReq.builder()
            .collectionName(collection)
            .indexParams(List.of(index.build()))
            .sync(false)
            .build();
    calls.call(
        deadline,
        client -> {
          client.createIndex(request);
          return true;
        });
  }

  private boolean isIndexed(String collection, String column, Deadline deadline) {
    return calls
        .call(
            deadline,
            client ->
                client.listIndexes(ListIndexesReq.builder().collectionName(collection).build()))
        .contains(column);
  }

  boolean isLoaded(String collection, Deadline deadline) {
    return calls.call(
        deadline,
        client ->
            client.getLoadState(GetLoadStateReq.builder().collectionName(collection).build()));
  }

  /** Loads a collection into the server's memory and waits for it; searches need that. */
  void load(String collection, Deadline deadline) {
    LoadCollectionReq request =
        LoadCollectionReq.builder().collectionName(collection).sync(false).build();
    calls.call(
        deadline,
        client -> {
          client.loadCollection(request);
          return true;
        });
    while (!isLoaded(collection, deadline)) {
      calls.pause(deadline, POLL_NANOS);
    }
  }
}
