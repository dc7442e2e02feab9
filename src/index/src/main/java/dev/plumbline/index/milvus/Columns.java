package dev.plumbline.index.milvus;

import java.util.List;

/** Names of a collection's columns. */
final class Columns {
  /** Text, primary key: {@code tenant/id}. */
  static final String KEY = "key";

  static final String TENANT = "tenant";

  /** Text: the id without its tenant, for filters. */
  static final String ID = "id";

  static final String MODALITY = "modality";

  /** Text: empty if there is none. */
  static final String PART_OF = "part_of";

  static final String SOURCE = "source";

  /** Integer: milliseconds since 1970. */
  static final String EVENT_TIME = "event_time";

  /** JSON: see {@link AttributesCodec}. */
  static final String ATTRIBUTES = "attributes";

  /** Text: empty if there is none. */
  static final String TEXT = "text";

  /** Text: empty if there is none. */
  static final String REFERENCE = "reference";

  static final String VECTOR = "vector";

  /** What an item is read from. */
  static final List<String> ITEM =
      List.of(KEY, MODALITY, PART_OF, SOURCE, EVENT_TIME, ATTRIBUTES, TEXT, REFERENCE);

  /** What a record is read from. */
  static final List<String> RECORD =
      List.of(KEY, MODALITY, PART_OF, SOURCE, EVENT_TIME, ATTRIBUTES, TEXT, REFERENCE, VECTOR);

  private Columns() {}
}
