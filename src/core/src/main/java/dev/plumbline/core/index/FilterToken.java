package dev.plumbline.core.index;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of the filter language.
 *
 * @param kind what it is
 * @param text a word as written, a symbol, a number as written, or a string's value
 * @param column where it starts, 1 for the first
 */
record FilterToken(Kind kind, String text, int column) {
  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  private static final String SYMBOL_STARTS = "()[],=!<>";

  /** Cuts a text into tokens; the last is END. */
  static List<FilterToken> of(String text) {
    List<FilterToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      int start = at;
      if (c == '"') {
        StringBuilder value = new StringBuilder();
        at = string(text, at, value);
        tokens.add(new FilterToken(Kind.STRING, value.toString(), start + 1));
      } else if (isWordStart(c)) {
        while (at < text.length() && isWordPart(text.charAt(at))) {
          at++;
        }
        tokens.add(new FilterToken(Kind.WORD, text.substring(start, at), start + 1));
      } else if (c == '-' || isDigit(c)) {
        at++;
        while (at < text.length() && isNumberPart(text, at)) {
          at++;
        }
        tokens.add(new FilterToken(Kind.NUMBER, text.substring(start, at), start + 1));
      } else if (SYMBOL_STARTS.indexOf(c) >= 0) {
        at +=
            at + 1 < text.length() && "=!<>".indexOf(c) >= 0 && text.charAt(at + 1) == '=' ? 2 : 1;
        tokens.add(new FilterToken(Kind.SYMBOL, text.substring(start, at), start + 1));
      } else {
        throw new FilterSyntaxException(
            start + 1,
            "'" + printable(c) + "' (expected: a column, a value, an operator or a bracket)");
      }
    }
    tokens.add(new FilterToken(Kind.END, "the end", text.length() + 1));
    return tokens;
  }

  /** Reads a quoted string from its opening quote; returns where the text goes on. */
  private static int string(String text, int start, StringBuilder value) {
    int at = start + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c == '\\') {
        at++;
        if (at == text.length() || "\"\\".indexOf(text.charAt(at)) < 0) {
          throw new FilterSyntaxException(at, "a lone \\ in a string (expected: \\\" or \\\\)");
        }
        c = text.charAt(at);
      }
      value.append(c);
      at++;
    }
    throw new FilterSyntaxException(
        start + 1, "a string that does not end (expected: a closing \")");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || c == '_';
  }

  private static boolean isNumberPart(String text, int at) {
    char c = text.charAt(at);
    char before = text.charAt(at - 1);
    return isDigit(c)
        || c == '.'
        || c == 'e'
        || c == 'E'
        || ((c == '-' || c == '+') && (before == 'e' || before == 'E'));
  }

  private static String printable(char c) {
    return Character.isISOControl(c) ? String.format("U+%04X", (int) c) : String.valueOf(c);
  }

  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  /** For messages. */
  String shown() {
    return kind == Kind.END
        ? text
        : "'" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "'";
  }
}
