package dev.plumbline.index.lucene;

import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;

/** Records as Lucene documents and back. */
final class ItemDocuments {
  private ItemDocuments() {}

  /** The term that names an item's document. */
  static Term key(ItemId id) {
    return new Term(Fields.KEY, id.toString());
  }

  static Document toDocument(IndexRecord record) {
    Item item = record.item();
    Document document = new Document();
    document.add(new StringField(Fields.KEY, item.id().toString(), Store.NO));
    document.add(new StringField(Fields.TENANT, item.id().tenant(), Store.YES));
    document.add(new StringField(Fields.ID, item.id().id(), Store.YES));
    document.add(new StringField(Fields.MODALITY, word(item.modality()), Store.YES));
    item.partOf()
        .ifPresent(
            whole -> {
              document.add(new StringField(Fields.PART_OF, whole, Store.YES));
              document.add(new StringField(Fields.HAS, AttributeTerms.PART_OF, Store.NO));
            });
    item.text().ifPresent(text -> document.add(new Field(Fields.TEXT, text, CaptionWords.FIELD)));
    item.reference().ifPresent(uri -> document.add(new StoredField(Fields.REFERENCE, uri)));
    item.attributes().values().forEach((name, value) -> add(document, name, value));
    long millis = item.eventTime().toEpochMilli();
    document.add(new DoublePoint(Fields.EVENT_TIME, millis));
    document.add(new StoredField(Fields.EVENT_TIME, millis));
    document.add(new StringField(Fields.SOURCE, item.source(), Store.YES));
    document.add(
        new KnnFloatVectorField(
            Fields.VECTOR, record.vector().toArray(), VectorSimilarityFunction.DOT_PRODUCT));
    return document;
  }

  private static void add(Document document, String name, AttributeValue value) {
    String term = AttributeTerms.term(name, value);
    document.add(new StringField(Fields.HAS, name, Store.NO));
    document.add(new StringField(Fields.HAS, AttributeTerms.typed(name, value), Store.NO));
    if (value instanceof AttributeValue.Numeric number) {
      document.add(new StoredField(Fields.NUMBER, term));
      document.add(
          new LongPoint(
              Fields.NUMBER,
              AttributeTerms.coordinate(name),
              AttributeTerms.coordinate(number.value())));
    } else {
      document.add(new StringField(Fields.ATTRIBUTE, term, Store.YES));
    }
  }

  /** The item of a document's stored fields. */
  static Item toItem(Document document) {
    Map<String, AttributeValue> attributes = new TreeMap<>();
    for (String field : List.of(Fields.ATTRIBUTE, Fields.NUMBER)) {
      for (String term : document.getValues(field)) {
        Map.Entry<String, AttributeValue> attribute = AttributeTerms.parse(term);
        attributes.put(attribute.getKey(), attribute.getValue());
      }
    }
    return new Item(
        new ItemId(document.get(Fields.TENANT), document.get(Fields.ID)),
        Modality.valueOf(document.get(Fields.MODALITY).toUpperCase(Locale.ROOT)),
        Optional.ofNullable(document.get(Fields.PART_OF)),
        Optional.ofNullable(document.get(Fields.TEXT)),
        Optional.ofNullable(document.get(Fields.REFERENCE)),
        Attributes.of(attributes),
        Instant.ofEpochMilli(document.getField(Fields.EVENT_TIME).numericValue().longValue()),
        document.get(Fields.SOURCE));
  }

  /** A modality as filters write it. */
  static String word(Modality modality) {
    return modality.name().toLowerCase(Locale.ROOT);
  }
}
