package dev.plumbline.core.model;

/** Where in its item a local vector comes from. */
public sealed interface Region {
  /** A cell of an image's grid, row and column from the top left, both zero-based. */
  record Cell(int row, int column, int rows, int columns) implements Region {
    public Cell {
      if (row < 0 || column < 0 || row >= rows || column >= columns) {
        throw new IllegalArgumentException(
            "cell (" + row + ", " + column + ") of a " + rows + " x " + columns + " grid");
      }
    }
  }

  /** Characters {@code [start, end)} of a caption, in UTF-16 units. */
  record Span(int start, int end) implements Region {
    public Span {
      if (start < 0 || end < start) {
        throw new IllegalArgumentException("span [" + start + ", " + end + ")");
      }
    }
  }

  /** A clip's frame, by its time since the clip's start. */
  record Frame(long millis) implements Region {
    public Frame {
      if (millis < 0) {
        throw new IllegalArgumentException("frame at " + millis + " ms (expected: >= 0)");
      }
    }
  }
}
