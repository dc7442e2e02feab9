package dev.plumbline.index.milvus;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.plumbline.core.index.GenerationId;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.DataType;
import io.milvus.v2.common.IndexParam.IndexType;
import io.milvus.v2.service.collection.request.AddFieldReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq.CollectionSchema;
import io.milvus.v2.service.vector.request.DeleteReq;
import io.milvus.v2.service.vector.request.InsertReq;
import io.milvus.v2.service.vector.request.QueryReq;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The live generation as the last row of a small collection, for servers without aliases.
 *
 * <p>A switch inserts a row and, once every read sees it, deletes the older ones: there is no
 * moment, and after a crash no state, in which no generation is live. (An upsert would be two steps
 * on Milvus Lite.)
 */
final class CataloguePointer implements LivePointer {
  private static final String SEQUENCE = "sequence";
  private static final String GENERATION = "generation";

  /** More rows than a few are left only by crashes. */
  private static final int MAX_ROWS = 1000;

  /** Each collection must have a vector; some servers want it of two numbers or more. */
  private static final int DIMENSION = 2;

  private final MilvusCalls calls;
  private final CollectionMaker maker;
  private final String collection;
  private final long settleNanos;
  private volatile boolean seen;

  CataloguePointer(MilvusCalls calls, CollectionNames names, long settleNanos) {
    this.calls = calls;
    this.maker = new CollectionMaker(calls);
    this.collection = names.catalogue();
    this.settleNanos = settleNanos;
  }

  private record Row(long sequence, long generation) {
    private static final Comparator<Row> ORDER =
        Comparator.comparingLong(Row::sequence).thenComparingLong(Row::generation);
  }

  @Override
  public Optional<GenerationId> read(Deadline deadline) {
    return last(deadline).map(row -> new GenerationId(row.generation()));
  }

  private Optional<Row> last(Deadline deadline) {
    if (!seen && !maker.exists(collection, deadline)) {
      return Optional.empty();
    }
    seen = true;
    QueryReq request =
        QueryReq.builder()
            .collectionName(collection)
            .filter(SEQUENCE + " >= 0")
            .outputFields(List.of(SEQUENCE, GENERATION))
            .limit(MAX_ROWS)
            .consistencyLevel(ConsistencyLevel.STRONG)
            .build();
    return calls.call(deadline, client -> client.query(request)).getQueryResults().stream()
        .map(result -> row(result.getEntity()))
        .max(Row.ORDER);
  }

  private static Row row(Map<String, Object> entity) {
    return new Row(number(entity, SEQUENCE), number(entity, GENERATION));
  }

  private static long number(Map<String, Object> entity, String column) {
    return Long.parseLong(String.valueOf(entity.get(column)));
  }

  @Override
  public void write(GenerationId id, Deadline deadline) {
    make(deadline);
    long sequence = last(deadline).map(row -> row.sequence() + 1).orElse(0L);
    JsonObject row = new JsonObject();
    row.addProperty(SEQUENCE, sequence);
    row.addProperty(GENERATION, id.number());
    JsonArray vector = new JsonArray();
    for (int i = 0; i < DIMENSION; i++) {
      vector.add(1f);
    }
    row.add(Columns.VECTOR, vector);
    InsertReq insert = InsertReq.builder().collectionName(collection).data(List.of(row)).build();
    calls.call(deadline, client -> client.insert(insert));
    calls.pause(deadline, settleNanos);
    DeleteReq older =
        DeleteReq.builder().collectionName(collection).filter(SEQUENCE + " < " + sequence).build();
    calls.call(deadline, client -> client.delete(older));
  }

  private void make(Deadline deadline) {
    CollectionSchema schema = MilvusClientV2.CreateSchema();
    schema.addField(
        AddFieldReq.builder()
            .fieldName(SEQUENCE)
            .dataType(DataType.Int64)
            .isPrimaryKey(true)
            .build());
    Schemas.plain(schema, GENERATION, DataType.Int64);
    maker.create(collection, "Plumbline, catalogue", Schemas.vector(schema, DIMENSION), deadline);
    maker.index(collection, Columns.VECTOR, List.of(IndexType.FLAT), Map.of(), deadline);
    maker.load(collection, deadline);
  }
}
