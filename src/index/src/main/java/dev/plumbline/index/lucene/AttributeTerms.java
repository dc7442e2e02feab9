package dev.plumbline.index.lucene;

import dev.plumbline.core.model.AttributeValue;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.StringHelper;

/**
 * Attributes as terms and points of a few fields. A field for each attribute's name would let the
 * producers' words become the index's schema, which grows without bound and never shrinks.
 */
final class AttributeTerms {
  /** In {@link Fields#HAS} the mark of an item that is part of another; no attribute's name. */
  static final String PART_OF = ":part_of";

  private static final char END_OF_NAME = '\0';
  private static final int HIGH_SEED = 0x506c756d;
  private static final int LOW_SEED = 0x626c696e;

  private AttributeTerms() {}

  /** Says that an attribute has a value of a type. */
  static String typed(String name, AttributeValue value) {
    return name + END_OF_NAME + tag(value);
  }

  /** An attribute and its value. */
  static String term(String name, AttributeValue value) {
    String text =
        value instanceof AttributeValue.Text t
            ? t.value()
            : value instanceof AttributeValue.Numeric n
                ? Double.toString(n.value())
                : Boolean.toString(((AttributeValue.Flag) value).value());
    return typed(name, value) + text;
  }

  private static char tag(AttributeValue value) {
    return value instanceof AttributeValue.Text
        ? 't'
        : value instanceof AttributeValue.Numeric ? 'n' : 'f';
  }

  /**
   * A name as the first coordinate of {@link Fields#NUMBER}. Two names would have to share 64 bits
   * of hash, in one item, to be mistaken for each other.
   */
  static long coordinate(String name) {
    BytesRef bytes = new BytesRef(name);
    long high = StringHelper.murmurhash3_x86_32(bytes, HIGH_SEED);
    long low = StringHelper.murmurhash3_x86_32(bytes, LOW_SEED);
    return high << Integer.SIZE | (low & 0xffff_ffffL);
  }

  /** A number as the second coordinate; in its order, and the same for both zeros. */
  static long coordinate(double number) {
    return NumericUtils.doubleToSortableLong(number + 0.0);
  }
}
