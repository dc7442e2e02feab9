package dev.plumbline.core.index;

import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Item;
import java.util.Locale;
import java.util.Optional;

/** What a filter means: the reference that every index must agree with. */
public final class FilterEvaluator {
  private FilterEvaluator() {}

  /** Whether the filter lets the item through. */
  public static boolean matches(Filter filter, Item item) {
    if (filter instanceof Filter.And and) {
      return and.filters().stream().allMatch(f -> matches(f, item));
    }
    if (filter instanceof Filter.Or or) {
      return or.filters().stream().anyMatch(f -> matches(f, item));
    }
    if (filter instanceof Filter.Not not) {
      return !matches(not.filter(), item);
    }
    if (filter instanceof Filter.Exists exists) {
      return value(exists.column(), item).isPresent();
    }
    if (filter instanceof Filter.In in) {
      return value(in.column(), item)
          .filter(v -> in.values().stream().anyMatch(each -> holds(v, Operator.EQ, each)))
          .isPresent();
    }
    Filter.Compare compare = (Filter.Compare) filter;
    return value(compare.column(), item)
        .filter(v -> holds(v, compare.operator(), compare.value()))
        .isPresent();
  }

  private static boolean holds(AttributeValue left, Operator operator, AttributeValue right) {
    if (left instanceof AttributeValue.Numeric l && right instanceof AttributeValue.Numeric r) {
      return switch (operator) {
        case EQ -> l.value() == r.value();
        case NE -> l.value() != r.value();
        case LT -> l.value() < r.value();
        case LE -> l.value() <= r.value();
        case GT -> l.value() > r.value();
        case GE -> l.value() >= r.value();
        case PREFIX -> false;
      };
    }
    if (!left.getClass().equals(right.getClass())) {
      return false;
    }
    return switch (operator) {
      case EQ -> left.equals(right);
      case NE -> !left.equals(right);
      case PREFIX ->
          left instanceof AttributeValue.Text l
              && right instanceof AttributeValue.Text r
              && l.value().startsWith(r.value());
      default -> false;
    };
  }

  private static Optional<AttributeValue> value(Column column, Item item) {
    if (column instanceof Column.Attribute attribute) {
      return item.attributes().get(attribute.name());
    }
    return switch ((Column.BuiltIn) column) {
      case ID -> Optional.of(new AttributeValue.Text(item.id().id()));
      case MODALITY ->
          Optional.of(new AttributeValue.Text(item.modality().name().toLowerCase(Locale.ROOT)));
      case PART_OF -> item.partOf().map(AttributeValue.Text::new);
      case SOURCE -> Optional.of(new AttributeValue.Text(item.source()));
      case EVENT_TIME -> Optional.of(new AttributeValue.Numeric(item.eventTime().toEpochMilli()));
    };
  }
}
