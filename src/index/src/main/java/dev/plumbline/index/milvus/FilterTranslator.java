package dev.plumbline.index.milvus;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Filters in the server's expression language, with exactly the meaning that {@link
 * dev.plumbline.core.index.FilterEvaluator} gives them.
 *
 * <p>Negations are moved down to the single conditions, since servers differ in what {@code not}
 * makes of a column that is not there. Values are written by {@link TextCodec}, as numbers or as
 * flags: none can end its place in the expression.
 */
final class FilterTranslator {
  private final Conditions texts = new TextConditions();
  private final Conditions times = new TimeConditions();
  private final Conditions attributes;

  FilterTranslator(Absence absence) {
    this.attributes = new AttributeConditions(absence);
  }

  /** A tenant's items that the filter lets through. */
  Expression items(String tenant, Filter filter) {
    return Expression.and(List.of(tenant(tenant), translate(filter, false)));
  }

  /** A tenant's items of some modalities that the filter lets through. */
  Expression items(String tenant, Set<Modality> modalities, Filter filter) {
    return Expression.and(
        List.of(
            tenant(tenant), among(Columns.MODALITY, words(modalities)), translate(filter, false)));
  }

  /** A tenant's captions of some images or clips. */
  static Expression captions(String tenant, Collection<String> wholes) {
    List<String> stored = wholes.stream().map(w -> TextCodec.encode(Optional.of(w))).toList();
    return Expression.and(
        List.of(
            tenant(tenant),
            among(Columns.MODALITY, words(Set.of(Modality.TEXT))),
            among(Columns.PART_OF, stored)));
  }

  /** Items by their keys. */
  static Expression keys(Collection<ItemId> ids) {
    return among(Columns.KEY, ids.stream().map(ItemCodec::key).toList());
  }

  private static Expression tenant(String tenant) {
    return among(Columns.TENANT, List.of(TextCodec.encode(tenant)));
  }

  private static Expression among(String column, List<String> stored) {
    return new Expression(
        column + " in " + Literals.list(stored.stream().map(Literals::quoted).toList()));
  }

  private static List<String> words(Set<Modality> modalities) {
    return modalities.stream().map(ItemCodec::word).sorted().toList();
  }

  private Expression translate(Filter filter, boolean negated) {
    if (filter instanceof Filter.Not not) {
      return translate(not.filter(), !negated);
    }
    if (filter instanceof Filter.And and) {
      List<Expression> parts = translate(and.filters(), negated);
      return negated ? Expression.or(parts) : Expression.and(parts);
    }
    if (filter instanceof Filter.Or or) {
      List<Expression> parts = translate(or.filters(), negated);
      return negated ? Expression.and(parts) : Expression.or(parts);
    }
    if (filter instanceof Filter.Exists exists) {
      return conditions(exists.column()).exists(exists.column(), negated);
    }
    if (filter instanceof Filter.In in) {
      return conditions(in.column()).in(in.column(), in.values(), negated);
    }
    Filter.Compare compare = (Filter.Compare) filter;
    return conditions(compare.column())
        .compare(compare.column(), compare.operator(), compare.value(), negated);
  }

  private List<Expression> translate(List<Filter> filters, boolean negated) {
    return filters.stream().map(f -> translate(f, negated)).toList();
  }

  private Conditions conditions(Column column) {
    if (column instanceof Column.Attribute) {
      return attributes;
    }
    return column == Column.BuiltIn.EVENT_TIME ? times : texts;
  }
}
