package dev.plumbline.index.milvus;

import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.index.milvus.AttributesCodec.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Conditions on attributes. A path names the attribute and its type, so an item that lacks it, or
 * holds another type, has no such path. Plain conditions are put so that a path that is not there
 * makes them false or unknown, which both keep an item out; negated ones ask for its absence first.
 */
final class AttributeConditions implements Conditions {
  private final Absence absence;

  AttributeConditions(Absence absence) {
    this.absence = absence;
  }

  @Override
  public Expression compare(
      Column column, Operator operator, AttributeValue value, boolean negated) {
    String name = ((Column.Attribute) column).name();
    Kind kind = Kind.of(value);
    if (!knows(kind, operator)) {
      return negated ? Expression.ALL : Expression.NONE;
    }
    Expression present = present(AttributesCodec.path(kind.key(), name), operator, value, negated);
    return negated ? Expression.or(List.of(absence.of(name, kind), present)) : present;
  }

  @Override
  public Expression in(Column column, List<AttributeValue> values, boolean negated) {
    String name = ((Column.Attribute) column).name();
    List<Expression> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<String> literals =
          values.stream()
              .filter(v -> Kind.of(v) == kind)
              .flatMap(AttributeConditions::literals)
              .distinct()
              .toList();
      if (literals.isEmpty()) {
        continue;
      }
      String path = AttributesCodec.path(kind.key(), name);
      Expression member =
          new Expression(path + (negated ? " not in " : " in ") + Literals.list(literals));
      parts.add(negated ? Expression.or(List.of(absence.of(name, kind), member)) : member);
    }
    return negated ? Expression.and(parts) : Expression.or(parts);
  }

  @Override
  public Expression exists(Column column, boolean negated) {
    String name = ((Column.Attribute) column).name();
    return negated
        ? absence.of(name)
        : new Expression(AttributesCodec.path(AttributesCodec.KIND, name) + " in " + Kind.ALL);
  }

  /** Whether values of the type can be compared so. */
  private static boolean knows(Kind kind, Operator operator) {
    return switch (operator) {
      case EQ, NE -> true;
      case LT, LE, GT, GE -> kind == Kind.NUMBER;
      case PREFIX -> kind == Kind.TEXT;
    };
  }

  /** The condition, or its negation, for items that have the path. */
  private static Expression present(
      String path, Operator operator, AttributeValue value, boolean negated) {
    if (value instanceof AttributeValue.Flag flag) {
      boolean equal = (operator == Operator.EQ) != negated;
      return new Expression(path + " == " + (flag.value() == equal));
    }
    if (operator == Operator.PREFIX) {
      return prefix(path, ((AttributeValue.Text) value).value(), negated);
    }
    String literal = literals(value).findFirst().orElseThrow();
    return switch (negated ? opposite(operator) : operator) {
      case EQ -> new Expression(path + " == " + literal);
      // Not by !=, which some servers let a path that is not there pass.
      case NE -> new Expression(path + " < " + literal + " or " + path + " > " + literal);
      case LT -> new Expression(path + " < " + literal);
      case LE -> new Expression(path + " <= " + literal);
      case GT -> new Expression(path + " > " + literal);
      case GE -> new Expression(path + " >= " + literal);
      case PREFIX -> throw new IllegalStateException("handled above");
    };
  }

  private static Expression prefix(String path, String prefix, boolean negated) {
    if (prefix.isEmpty()) {
      return negated ? Expression.NONE : new Expression(path + " >= \"\"");
    }
    String stored = TextCodec.encode(prefix);
    return negated ? Literals.doesNotStartWith(path, stored) : Literals.startsWith(path, stored);
  }

  private static Operator opposite(Operator operator) {
    return switch (operator) {
      case EQ -> Operator.NE;
      case NE -> Operator.EQ;
      case LT -> Operator.GE;
      case LE -> Operator.GT;
      case GT -> Operator.LE;
      case GE -> Operator.LT;
      case PREFIX -> throw new IllegalArgumentException("PREFIX has no opposite");
    };
  }

  /** The value as a literal; both zeros for a zero, which are equal but not the same member. */
  private static Stream<String> literals(AttributeValue value) {
    if (value instanceof AttributeValue.Text text) {
      return Stream.of(Literals.quoted(TextCodec.encode(text.value())));
    }
    if (value instanceof AttributeValue.Flag flag) {
      return Stream.of(Boolean.toString(flag.value()));
    }
    double number = ((AttributeValue.Numeric) value).value();
    return number == 0 ? Stream.of("0.0", "-0.0") : Stream.of(Literals.of(number));
  }
}
