package dev.plumbline.core.index;

import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the filter language:
 *
 * <pre>
 * filter    = and { "or" and }
 * and       = unary { "and" unary }
 * unary     = "not" unary | "(" filter ")" | condition
 * condition = column ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) value
 *           | column "startswith" string
 *           | column [ "not" ] "in" "[" value { "," value } "]"
 *           | column "exists"
 * column    = id | modality | part_of | source | event_time | an attribute's name
 * value     = string | number | "true" | "false"
 * string    = '"' ... '"', in which \" and \\ stand for " and \
 * </pre>
 *
 * <p>{@code event_time} takes milliseconds since 1970 or an ISO-8601 string. Text and flags know
 * equality alone. The empty text lets everything through.
 */
public final class FilterParser {
  private static final int MAX_LENGTH = 4096;
  private static final int MAX_DEPTH = 16;
  private static final int MAX_VALUES = 256;

  private final List<FilterToken> tokens;
  private int next;
  private int depth;

  private FilterParser(List<FilterToken> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a filter.
   *
   * @throws FilterSyntaxException if the text breaks a rule; its message names the place
   */
  public static Filter parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new FilterSyntaxException(
          MAX_LENGTH + 1, text.length() + " characters (expected: at most " + MAX_LENGTH + ")");
    }
    if (text.isBlank()) {
      return Filter.all();
    }
    FilterParser parser = new FilterParser(FilterToken.of(text));
    Filter filter = parser.or();
    if (parser.peek().kind() != FilterToken.Kind.END) {
      throw parser.unexpected("and, or, or the end");
    }
    return filter;
  }

  private Filter or() {
    enter();
    List<Filter> parts = new ArrayList<>();
    parts.add(and());
    while (take("or")) {
      parts.add(and());
    }
    depth--;
    return parts.size() == 1 ? parts.get(0) : new Filter.Or(parts);
  }

  private Filter and() {
    List<Filter> parts = new ArrayList<>();
    parts.add(unary());
    while (take("and")) {
      parts.add(unary());
    }
    return parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
  }

  private Filter unary() {
    if (take("not")) {
      enter();
      Filter inner = unary();
      depth--;
      return new Filter.Not(inner);
    }
    if (take("(")) {
      Filter inner = or();
      expect(")");
      return inner;
    }
    return condition();
  }

  private Filter condition() {
    Column column = column();
    if (take("exists")) {
      return new Filter.Exists(column);
    }
    if (take("in")) {
      return new Filter.In(column, values(column));
    }
    if (take("not")) {
      expect("in");
      return new Filter.Not(new Filter.In(column, values(column)));
    }
    FilterToken at = peek();
    Operator operator = operator();
    AttributeValue value = value(column);
    boolean ordered = operator != Operator.EQ && operator != Operator.NE;
    boolean fits =
        operator == Operator.PREFIX
            ? value instanceof AttributeValue.Text
            : !ordered || value instanceof AttributeValue.Numeric;
    if (!fits) {
      throw new FilterSyntaxException(
          at.column(),
          at.shown()
              + " with "
              + kindOf(value)
              + (operator == Operator.PREFIX ? " (expected: text)" : " (expected: a number)"));
    }
    return new Filter.Compare(column, operator, value);
  }

  private Column column() {
    FilterToken token = peek();
    if (token.kind() != FilterToken.Kind.WORD) {
      throw unexpected("a column's name");
    }
    next++;
    for (Column.BuiltIn builtIn : Column.BuiltIn.values()) {
      if (builtIn.name().toLowerCase(Locale.ROOT).equals(token.text())) {
        return builtIn;
      }
    }
    try {
      Attributes.checkName(token.text());
    } catch (IllegalArgumentException e) {
      throw new FilterSyntaxException(token.column(), String.valueOf(e.getMessage()));
    }
    return new Column.Attribute(token.text());
  }

  private Operator operator() {
    FilterToken token = peek();
    Operator operator =
        switch (token.text()) {
          case "==" -> Operator.EQ;
          case "!=" -> Operator.NE;
          case "<" -> Operator.LT;
          case "<=" -> Operator.LE;
          case ">" -> Operator.GT;
          case ">=" -> Operator.GE;
          case "startswith" -> Operator.PREFIX;
          default -> throw unexpected("==, !=, <, <=, >, >=, startswith, in, not in or exists");
        };
    if (token.kind() == FilterToken.Kind.STRING) {
      throw unexpected("an operator");
    }
    next++;
    return operator;
  }

  private List<AttributeValue> values(Column column) {
    expect("[");
    List<AttributeValue> values = new ArrayList<>();
    do {
      if (values.size() == MAX_VALUES) {
        throw unexpected("at most " + MAX_VALUES + " values");
      }
      values.add(value(column));
    } while (take(","));
    expect("]");
    return values;
  }

  private AttributeValue value(Column column) {
    FilterToken token = peek();
    AttributeValue value =
        switch (token.kind()) {
          case STRING -> new AttributeValue.Text(token.text());
          case NUMBER -> number(token);
          case WORD -> flag(token);
          case SYMBOL, END -> throw unexpected("a value: \"text\", a number, true or false");
        };
    next++;
    return typed(column, value, token);
  }

  /** Brings a value to its column's type. */
  private static AttributeValue typed(Column column, AttributeValue value, FilterToken token) {
    if (!(column instanceof Column.BuiltIn builtIn)) {
      return value;
    }
    String name = builtIn.name().toLowerCase(Locale.ROOT);
    if (builtIn == Column.BuiltIn.EVENT_TIME) {
      if (value instanceof AttributeValue.Text text) {
        try {
          return new AttributeValue.Numeric(Instant.parse(text.value()).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
          throw new FilterSyntaxException(
              token.column(), name + ": " + token.shown() + " (expected: as 2026-01-31T23:59:59Z)");
        }
      }
      if (value instanceof AttributeValue.Numeric) {
        return value;
      }
    } else if (value instanceof AttributeValue.Text) {
      return value;
    }
    throw new FilterSyntaxException(
        token.column(),
        name
            + ": "
            + token.shown()
            + " (expected: "
            + (builtIn == Column.BuiltIn.EVENT_TIME ? "a time or a number" : "text in quotes")
            + ")");
  }

  private AttributeValue number(FilterToken token) {
    try {
      return new AttributeValue.Numeric(Double.parseDouble(token.text()));
    } catch (IllegalArgumentException e) {
      throw unexpected("a finite number");
    }
  }

  private AttributeValue flag(FilterToken token) {
    return switch (token.text()) {
      case "true" -> new AttributeValue.Flag(true);
      case "false" -> new AttributeValue.Flag(false);
      default -> throw unexpected("a value: \"text\" in quotes, a number, true or false");
    };
  }

  private static String kindOf(AttributeValue value) {
    if (value instanceof AttributeValue.Text) {
      return "text";
    }
    return value instanceof AttributeValue.Numeric ? "a number" : "a flag";
  }

  private FilterToken peek() {
    return tokens.get(next);
  }

  private boolean take(String symbolOrWord) {
    if (peek().is(symbolOrWord)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String symbol) {
    if (!take(symbol)) {
      throw unexpected(symbol);
    }
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw unexpected("at most " + MAX_DEPTH + " levels");
    }
  }

  private FilterSyntaxException unexpected(String expected) {
    return new FilterSyntaxException(
        peek().column(), peek().shown() + " (expected: " + expected + ")");
  }
}
