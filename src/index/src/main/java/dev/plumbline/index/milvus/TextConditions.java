package dev.plumbline.index.milvus;

import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.model.AttributeValue;
import java.util.List;
import java.util.Optional;

/**
 * Conditions on the built-in text columns. Each is a column of its own and never null, so {@code
 * !=} and {@code not in} are exact on every server.
 */
final class TextConditions implements Conditions {
  @Override
  public Expression compare(
      Column column, Operator operator, AttributeValue value, boolean negated) {
    if (!(value instanceof AttributeValue.Text text)) {
      return negated ? Expression.ALL : Expression.NONE;
    }
    String name = name(column);
    String stored = stored(column, text.value());
    return switch (operator) {
      case EQ -> new Expression(name + (negated ? " != " : " == ") + Literals.quoted(stored));
      case NE ->
          negated
              ? Expression.or(
                  List.of(
                      exists(column, true),
                      new Expression(name + " == " + Literals.quoted(stored))))
              : Expression.and(
                  List.of(
                      exists(column, false),
                      new Expression(name + " != " + Literals.quoted(stored))));
      case PREFIX -> {
        if (text.value().isEmpty()) {
          yield exists(column, negated);
        }
        yield negated ? Literals.doesNotStartWith(name, stored) : Literals.startsWith(name, stored);
      }
      default -> negated ? Expression.ALL : Expression.NONE;
    };
  }

  @Override
  public Expression in(Column column, List<AttributeValue> values, boolean negated) {
    List<String> texts =
        values.stream()
            .filter(AttributeValue.Text.class::isInstance)
            .map(v -> Literals.quoted(stored(column, ((AttributeValue.Text) v).value())))
            .toList();
    if (texts.isEmpty()) {
      return negated ? Expression.ALL : Expression.NONE;
    }
    return new Expression(name(column) + (negated ? " not in " : " in ") + Literals.list(texts));
  }

  @Override
  public Expression exists(Column column, boolean negated) {
    if (column == Column.BuiltIn.PART_OF) {
      return new Expression(Columns.PART_OF + (negated ? " == \"\"" : " != \"\""));
    }
    return negated ? Expression.NONE : Expression.ALL;
  }

  private static String name(Column column) {
    return switch ((Column.BuiltIn) column) {
      case ID -> Columns.ID;
      case MODALITY -> Columns.MODALITY;
      case PART_OF -> Columns.PART_OF;
      case SOURCE -> Columns.SOURCE;
      case EVENT_TIME -> throw new IllegalArgumentException("event_time is no text");
    };
  }

  /** A text that may be missing has a stored form of its own for the empty one. */
  private static String stored(Column column, String text) {
    return column == Column.BuiltIn.PART_OF
        ? TextCodec.encode(Optional.of(text))
        : TextCodec.encode(text);
  }
}
