package dev.plumbline.core.index;

/**
 * A filter's text breaks a rule; the message names the column, what stood there, what was expected.
 */
public final class FilterSyntaxException extends IllegalArgumentException {
  private final int column;

  FilterSyntaxException(int column, String message) {
    super("filter, column " + column + ": " + message);
    this.column = column;
  }

  /** Where, in UTF-16 units, 1 for the first. */
  public int column() {
    return column;
  }
}
