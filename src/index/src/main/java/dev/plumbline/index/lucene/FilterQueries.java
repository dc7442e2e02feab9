package dev.plumbline.index.lucene;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.model.AttributeValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Filters as Lucene queries that match the same items as core's FilterEvaluator. Values become
 * terms and points; no text is ever parsed.
 */
final class FilterQueries {
  private FilterQueries() {}

  static Query of(Filter filter) {
    if (filter instanceof Filter.And and) {
      return all(and.filters().stream().map(FilterQueries::of).toList());
    }
    if (filter instanceof Filter.Or or) {
      return any(or.filters().stream().map(FilterQueries::of).toList());
    }
    if (filter instanceof Filter.Not not) {
      return difference(new MatchAllDocsQuery(), of(not.filter()));
    }
    if (filter instanceof Filter.Exists exists) {
      return exists(exists.column());
    }
    if (filter instanceof Filter.In in) {
      return in(in.column(), in.values());
    }
    Filter.Compare compare = (Filter.Compare) filter;
    return compare(compare.column(), compare.operator(), compare.value());
  }

  /** Documents that match each query; with none, all. */
  static Query all(List<Query> queries) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    queries.forEach(query -> builder.add(query, Occur.FILTER));
    return queries.isEmpty() ? new MatchAllDocsQuery() : builder.build();
  }

  private static Query any(List<Query> queries) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    queries.forEach(query -> builder.add(query, Occur.SHOULD));
    return queries.isEmpty() ? new MatchNoDocsQuery("none of nothing") : builder.build();
  }

  private static Query difference(Query all, Query without) {
    return new BooleanQuery.Builder().add(all, Occur.FILTER).add(without, Occur.MUST_NOT).build();
  }

  /** Documents whose field holds one of the texts. */
  static Query in(String field, Collection<String> texts) {
    return new TermInSetQuery(field, texts.stream().map(BytesRef::new).toList());
  }

  static Query is(String field, String text) {
    return new TermQuery(new Term(field, text));
  }

  private static Query exists(Column column) {
    if (column instanceof Column.Attribute attribute) {
      return is(Fields.HAS, attribute.name());
    }
    return column == Column.BuiltIn.PART_OF
        ? is(Fields.HAS, AttributeTerms.PART_OF)
        : new MatchAllDocsQuery();
  }

  /** Documents in which the column has a value of the same type, which alone can be compared. */
  private static Query comparable(Column column, AttributeValue value) {
    return column instanceof Column.Attribute attribute
        ? is(Fields.HAS, AttributeTerms.typed(attribute.name(), value))
        : exists(column);
  }

  private static Query in(Column column, List<AttributeValue> values) {
    List<String> terms = new ArrayList<>();
    List<Query> others = new ArrayList<>();
    for (AttributeValue value : values) {
      if (value instanceof AttributeValue.Numeric || !fits(column, value)) {
        others.add(compare(column, Operator.EQ, value));
      } else {
        terms.add(term(column, value));
      }
    }
    if (!terms.isEmpty()) {
      others.add(in(field(column), terms));
    }
    return any(others);
  }

  private static Query compare(Column column, Operator operator, AttributeValue value) {
    if (!fits(column, value)) {
      return new MatchNoDocsQuery("a column of another type");
    }
    if (operator == Operator.NE) {
      return difference(comparable(column, value), compare(column, Operator.EQ, value));
    }
    if (value instanceof AttributeValue.Numeric number) {
      return range(column, operator, number.value() + 0.0);
    }
    if (operator == Operator.EQ) {
      return is(field(column), term(column, value));
    }
    if (operator == Operator.PREFIX && value instanceof AttributeValue.Text text) {
      return text.value().isEmpty()
          ? comparable(column, value)
          : new PrefixQuery(new Term(field(column), term(column, value)));
    }
    return new MatchNoDocsQuery("text and flags have no order");
  }

  /** Whether a column can hold such a value at all. */
  private static boolean fits(Column column, AttributeValue value) {
    return column instanceof Column.Attribute
        || (column == Column.BuiltIn.EVENT_TIME
            ? value instanceof AttributeValue.Numeric
            : value instanceof AttributeValue.Text);
  }

  private static Query range(Column column, Operator operator, double value) {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    switch (operator) {
      case EQ -> {
        low = value;
        high = value;
      }
      case LT -> high = DoublePoint.nextDown(value);
      case LE -> high = value;
      case GT -> low = DoublePoint.nextUp(value);
      case GE -> low = value;
      default -> {
        return new MatchNoDocsQuery("numbers have no prefix");
      }
    }
    if (column instanceof Column.Attribute attribute) {
      long name = AttributeTerms.coordinate(attribute.name());
      return LongPoint.newRangeQuery(
          Fields.NUMBER,
          new long[] {name, AttributeTerms.coordinate(low)},
          new long[] {name, AttributeTerms.coordinate(high)});
    }
    return DoublePoint.newRangeQuery(Fields.EVENT_TIME, low, high);
  }

  private static String field(Column column) {
    if (column instanceof Column.Attribute) {
      return Fields.ATTRIBUTE;
    }
    return switch ((Column.BuiltIn) column) {
      case ID -> Fields.ID;
      case MODALITY -> Fields.MODALITY;
      case PART_OF -> Fields.PART_OF;
      case SOURCE -> Fields.SOURCE;
      case EVENT_TIME -> Fields.EVENT_TIME;
    };
  }

  private static String term(Column column, AttributeValue value) {
    return column instanceof Column.Attribute attribute
        ? AttributeTerms.term(attribute.name(), value)
        : ((AttributeValue.Text) value).value();
  }
}
