package dev.plumbline.index.lucene;

/** The fields of a document. */
final class Fields {
  /** {@code tenant/id}: what an upsert replaces by. */
  static final String KEY = "key";

  static final String TENANT = "tenant";
  static final String ID = "id";
  static final String MODALITY = "modality";
  static final String PART_OF = "part_of";
  static final String SOURCE = "source";
  static final String TEXT = "text";

  /** Milliseconds since 1970; as a point a double, as the filter language compares it. */
  static final String EVENT_TIME = "event_time";

  /** Texts and flags: one value an attribute, see {@link AttributeTerms#term}. */
  static final String ATTRIBUTE = "attribute";

  /** Which attributes there are and of which type. */
  static final String HAS = "has";

  /** Numbers: one value an attribute, as a point the attribute's name, then its value. */
  static final String NUMBER = "number";

  static final String VECTOR = "vector";

  /** The whole item, see {@link ItemBytes}. */
  static final String ITEM = "item";

  private Fields() {}
}
