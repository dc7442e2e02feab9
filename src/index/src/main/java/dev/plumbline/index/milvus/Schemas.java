package dev.plumbline.index.milvus;

import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.DataType;
import io.milvus.v2.service.collection.request.AddFieldReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq.CollectionSchema;

/** Columns and their types. Lengths of texts are in bytes, in their stored form. */
final class Schemas {
  /** A stored character takes at most five bytes: {@code ^} and four digits. */
  private static final int BYTES = 5;

  private static final int MAX_TENANT = 64;
  private static final int MAX_ID = 256 * BYTES;
  private static final int MAX_SOURCE = 1024 * BYTES;
  private static final int MAX_MODALITY = 16;
  private static final int MAX_TEXT = 65_535;

  private Schemas() {}

  /** A generation's collection. */
  static CollectionSchema generation(int dimension) {
    CollectionSchema schema = MilvusClientV2.CreateSchema();
    schema.addField(
        AddFieldReq.builder()
            .fieldName(Columns.KEY)
            .dataType(DataType.VarChar)
            .maxLength(MAX_TENANT + 1 + MAX_ID)
            .isPrimaryKey(true)
            .build());
    text(schema, Columns.TENANT, MAX_TENANT);
    text(schema, Columns.ID, MAX_ID);
    text(schema, Columns.MODALITY, MAX_MODALITY);
    text(schema, Columns.PART_OF, MAX_ID);
    text(schema, Columns.SOURCE, MAX_SOURCE);
    plain(schema, Columns.EVENT_TIME, DataType.Int64);
    plain(schema, Columns.ATTRIBUTES, DataType.JSON);
    text(schema, Columns.TEXT, MAX_TEXT);
    text(schema, Columns.REFERENCE, MAX_TEXT);
    return vector(schema, dimension);
  }

  static CollectionSchema vector(CollectionSchema schema, int dimension) {
    return schema.addField(
        AddFieldReq.builder()
            .fieldName(Columns.VECTOR)
            .dataType(DataType.FloatVector)
            .dimension(dimension)
            .build());
  }

  static void plain(CollectionSchema schema, String name, DataType type) {
    schema.addField(AddFieldReq.builder().fieldName(name).dataType(type).build());
  }

  private static void text(CollectionSchema schema, String name, int maxBytes) {
    schema.addField(
        AddFieldReq.builder()
            .fieldName(name)
            .dataType(DataType.VarChar)
            .maxLength(maxBytes)
            .build());
  }
}
