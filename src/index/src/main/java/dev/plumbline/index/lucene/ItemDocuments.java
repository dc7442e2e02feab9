package dev.plumbline.index.lucene;

import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.Locale;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;

/** Records as Lucene documents: what searches look at, and the whole item beside it. */
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
    document.add(new StringField(Fields.TENANT, item.id().tenant(), Store.NO));
    document.add(new StringField(Fields.ID, item.id().id(), Store.NO));
    document.add(new StringField(Fields.MODALITY, word(item.modality()), Store.NO));
    item.partOf()
        .ifPresent(
            whole -> {
              document.add(new StringField(Fields.PART_OF, whole, Store.NO));
              document.add(new StringField(Fields.HAS, AttributeTerms.PART_OF, Store.NO));
            });
    item.text().ifPresent(text -> document.add(new Field(Fields.TEXT, text, CaptionWords.FIELD)));
    item.attributes().values().forEach((name, value) -> add(document, name, value));
    long millis = item.eventTime().toEpochMilli();
    document.add(new DoublePoint(Fields.EVENT_TIME, millis));
    document.add(new BinaryDocValuesField(Fields.ITEM, ItemBytes.of(item)));
    document.add(new StringField(Fields.SOURCE, item.source(), Store.NO));
    document.add(
        new KnnFloatVectorField(
            Fields.VECTOR, record.vector().toArray(), VectorSimilarityFunction.DOT_PRODUCT));
    return document;
  }

  private static void add(Document document, String name, AttributeValue value) {
    document.add(new StringField(Fields.HAS, name, Store.NO));
    document.add(new StringField(Fields.HAS, AttributeTerms.typed(name, value), Store.NO));
    if (value instanceof AttributeValue.Numeric number) {
      document.add(
          new LongPoint(
              Fields.NUMBER,
              AttributeTerms.coordinate(name),
              AttributeTerms.coordinate(number.value())));
    } else {
      document.add(new StringField(Fields.ATTRIBUTE, AttributeTerms.term(name, value), Store.NO));
    }
  }

  /** A modality as filters write it. */
  static String word(Modality modality) {
    return modality.name().toLowerCase(Locale.ROOT);
  }

  /** The modality of a {@link #word}. */
  static Modality modality(String word) {
    return Modality.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
