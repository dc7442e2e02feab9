package dev.plumbline.index.milvus;

import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.model.AttributeValue;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Conditions on the event time: an integer column, compared with 64-bit floating point. The servers
 * refuse that mixture, so each bound becomes the integer at which the comparison turns.
 */
final class TimeConditions implements Conditions {
  @Override
  public Expression compare(
      Column column, Operator operator, AttributeValue value, boolean negated) {
    if (!(value instanceof AttributeValue.Numeric number)) {
      return negated ? Expression.ALL : Expression.NONE;
    }
    double v = number.value();
    return switch (operator) {
      case LT -> negated ? from(first(v)) : before(first(v));
      case GE -> negated ? before(first(v)) : from(first(v));
      case LE -> negated ? from(after(v)) : before(after(v));
      case GT -> negated ? before(after(v)) : from(after(v));
      case EQ -> negated ? differs(v) : equals(v);
      case NE -> negated ? equals(v) : differs(v);
      case PREFIX -> negated ? Expression.ALL : Expression.NONE;
    };
  }

  @Override
  public Expression in(Column column, List<AttributeValue> values, boolean negated) {
    List<Expression> parts =
        values.stream().map(v -> compare(column, Operator.EQ, v, negated)).toList();
    return negated ? Expression.and(parts) : Expression.or(parts);
  }

  @Override
  public Expression exists(Column column, boolean negated) {
    return negated ? Expression.NONE : Expression.ALL;
  }

  private static Expression equals(double value) {
    return Expression.and(List.of(from(first(value)), before(after(value))));
  }

  private static Expression differs(double value) {
    return Expression.or(List.of(before(first(value)), from(after(value))));
  }

  /** Milliseconds less than the bound; every one if there is no bound. */
  private static Expression before(OptionalLong bound) {
    if (bound.isEmpty()) {
      return Expression.ALL;
    }
    // The least integer is no literal to the servers; and nothing is before it.
    return bound.getAsLong() == Long.MIN_VALUE
        ? Expression.NONE
        : new Expression(Columns.EVENT_TIME + " < " + bound.getAsLong());
  }

  /** The bound and more; none if there is no bound. */
  private static Expression from(OptionalLong bound) {
    if (bound.isEmpty()) {
      return Expression.NONE;
    }
    return bound.getAsLong() == Long.MIN_VALUE
        ? Expression.ALL
        : new Expression(Columns.EVENT_TIME + " >= " + bound.getAsLong());
  }

  /** The least integer that is not less than the value, as floating point. */
  static OptionalLong first(double value) {
    return least(m -> (double) m >= value);
  }

  /** The least integer that is greater than the value, as floating point. */
  static OptionalLong after(double value) {
    return least(m -> (double) m > value);
  }

  /** The least integer of which the condition is true; it is true of all greater ones. */
  private static OptionalLong least(LongPredicate condition) {
    if (!condition.test(Long.MAX_VALUE)) {
      return OptionalLong.empty();
    }
    long low = Long.MIN_VALUE;
    long high = Long.MAX_VALUE;
    while (low < high) {
      long middle = (low & high) + ((low ^ high) >> 1); // their mean, without overflow
      if (condition.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return OptionalLong.of(low);
  }
}
