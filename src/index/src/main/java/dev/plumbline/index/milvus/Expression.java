package dev.plumbline.index.milvus;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition in the server's expression language.
 *
 * @param text the expression; it can stand in brackets
 */
record Expression(String text) {
  /** Every item has a key. The servers take no {@code true}. */
  static final Expression ALL = new Expression(Columns.KEY + " != \"\"");

  static final Expression NONE = new Expression(Columns.KEY + " == \"\"");

  static Expression and(List<Expression> parts) {
    return join(parts, " and ", ALL, NONE);
  }

  static Expression or(List<Expression> parts) {
    return join(parts, " or ", NONE, ALL);
  }

  /**
   * @param neutral changes nothing
   * @param decisive decides alone
   */
  private static Expression join(
      List<Expression> parts, String word, Expression neutral, Expression decisive) {
    if (parts.contains(decisive)) {
      return decisive;
    }
    List<Expression> needed = parts.stream().filter(p -> !p.equals(neutral)).distinct().toList();
    if (needed.isEmpty()) {
      return neutral;
    }
    if (needed.size() == 1) {
      return needed.get(0);
    }
    return new Expression(
        needed.stream().map(p -> "(" + p.text + ")").collect(Collectors.joining(word)));
  }
}
