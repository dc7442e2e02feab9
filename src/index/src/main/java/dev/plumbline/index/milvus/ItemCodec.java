package dev.plumbline.index.milvus;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.index.UnindexableException;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records as rows of a collection, and back. */
final class ItemCodec {
  /** The most that a server takes in one text or JSON, in bytes. */
  private static final int MAX_BYTES = 65_535;

  private ItemCodec() {}

  static String word(Modality modality) {
    return modality.name().toLowerCase(Locale.ROOT);
  }

  static String key(ItemId id) {
    return TextCodec.encode(id.toString());
  }

  /**
   * A row to be sent.
   *
   * @param id the item
   * @param json its columns
   * @param bytes what it takes in a request, about
   */
  record Row(ItemId id, JsonObject json, long bytes) {}

  /**
   * A record as a row.
   *
   * @throws UnindexableException if its text, reference or attributes are larger than a server
   *     takes
   */
  static Row row(IndexRecord record) {
    Item item = record.item();
    JsonObject row = new JsonObject();
    long bytes = text(row, item, Columns.KEY, key(item.id()));
    bytes += text(row, item, Columns.TENANT, item.id().tenant());
    bytes += text(row, item, Columns.ID, TextCodec.encode(item.id().id()));
    bytes += text(row, item, Columns.MODALITY, word(item.modality()));
    bytes += text(row, item, Columns.PART_OF, TextCodec.encode(item.partOf()));
    bytes += text(row, item, Columns.SOURCE, TextCodec.encode(item.source()));
    bytes += text(row, item, Columns.TEXT, TextCodec.encode(item.text()));
    bytes += text(row, item, Columns.REFERENCE, TextCodec.encode(item.reference()));
    row.addProperty(Columns.EVENT_TIME, item.eventTime().toEpochMilli());
    JsonObject attributes = AttributesCodec.encode(item.attributes());
    bytes += checkedBytes(item, Columns.ATTRIBUTES, attributes.toString());
    row.add(Columns.ATTRIBUTES, attributes);
    float[] values = record.vector().toArray();
    JsonArray vector = new JsonArray(values.length);
    for (float value : values) {
      vector.add(value);
    }
    row.add(Columns.VECTOR, vector);
    return new Row(item.id(), row, bytes + Long.BYTES + (long) Float.BYTES * values.length);
  }

  private static int text(JsonObject row, Item item, String column, String stored) {
    row.addProperty(column, stored);
    return checkedBytes(item, column, stored);
  }

  private static int checkedBytes(Item item, String column, String stored) {
    int bytes = stored.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new UnindexableException(
          item.id(),
          Rejection.Reason.TOO_LARGE,
          column + " takes " + bytes + " bytes in Milvus (expected: at most " + MAX_BYTES + ")");
    }
    return bytes;
  }

  static IndexRecord record(Map<String, Object> row) {
    List<?> stored = (List<?>) value(row, Columns.VECTOR);
    float[] values = new float[stored.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (Float) stored.get(i);
    }
    return new IndexRecord(item(row), FloatVector.wrap(values));
  }

  static Item item(Map<String, Object> row) {
    return new Item(
        ItemId.parse(TextCodec.decode(text(row, Columns.KEY))),
        Modality.valueOf(text(row, Columns.MODALITY).toUpperCase(Locale.ROOT)),
        TextCodec.decodeOptional(text(row, Columns.PART_OF)),
        TextCodec.decodeOptional(text(row, Columns.TEXT)),
        TextCodec.decodeOptional(text(row, Columns.REFERENCE)),
        AttributesCodec.decode(json(value(row, Columns.ATTRIBUTES))),
        Instant.ofEpochMilli((Long) value(row, Columns.EVENT_TIME)),
        TextCodec.decode(text(row, Columns.SOURCE)));
  }

  private static JsonObject json(Object value) {
    JsonElement json =
        value instanceof JsonElement element ? element : JsonParser.parseString(value.toString());
    return json.getAsJsonObject();
  }

  private static String text(Map<String, Object> row, String column) {
    return (String) value(row, column);
  }

  private static Object value(Map<String, Object> row, String column) {
    Object value = row.get(column);
    if (value == null) {
      throw new IllegalStateException("the server sent a row without " + column);
    }
    return value;
  }
}
