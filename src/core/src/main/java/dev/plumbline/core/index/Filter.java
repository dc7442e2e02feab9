package dev.plumbline.core.index;

import dev.plumbline.core.model.AttributeValue;
import java.util.List;

/**
 * A condition on items. Parsed once from text, translated for each index; values never become part
 * of a query's text unescaped.
 */
public sealed interface Filter {
  /** Lets every item through. */
  static Filter all() {
    return new And(List.of());
  }

  /** All of the conditions; with none, true. */
  record And(List<Filter> filters) implements Filter {
    public And {
      filters = List.copyOf(filters);
    }
  }

  /** At least one of the conditions; with none, false. */
  record Or(List<Filter> filters) implements Filter {
    public Or {
      filters = List.copyOf(filters);
    }
  }

  /** Not the condition: also true of items that lack its column. */
  record Not(Filter filter) implements Filter {}

  /**
   * Compares a column with a value; false for an item that lacks the column or has another type.
   */
  record Compare(Column column, Operator operator, AttributeValue value) implements Filter {}

  /** The column is EQ to one of the values. */
  record In(Column column, List<AttributeValue> values) implements Filter {
    public In {
      values = List.copyOf(values);
    }
  }

  /** The item has the column. */
  record Exists(Column column) implements Filter {}

  /** How to compare. Text and flags know EQ and NE alone; PREFIX is for text. */
  enum Operator {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    PREFIX
  }

  /** What a condition speaks of. */
  sealed interface Column {
    /** A column that every item has. */
    enum BuiltIn implements Column {
      /** Text: the item's id without its tenant. */
      ID,
      /** Text: {@code image}, {@code text} or {@code clip}. */
      MODALITY,
      /** Text: the id of the image that a caption describes. */
      PART_OF,
      /** Text: who produced the item. */
      SOURCE,
      /** Number: milliseconds since 1970, written as a number or as an ISO-8601 time. */
      EVENT_TIME
    }

    /** One of the item's attributes. */
    record Attribute(String name) implements Column {}
  }
}
