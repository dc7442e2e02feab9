package dev.plumbline.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows in columns, each as wide as it must be; numbers stand at the right. */
public final class Table {
  private static final String GAP = "  ";

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... heads) {
    this.heads = List.of(heads);
  }

  /** Adds a row: one cell a column. */
  public Table row(Object... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells (expected: " + heads.size() + ", one a column)");
    }
    rows.add(java.util.Arrays.stream(cells).map(String::valueOf).toList());
    return this;
  }

  /** Prints the heads and all rows. */
  public void print(PrintWriter out) {
    int[] widths = new int[heads.size()];
    boolean[] right = new boolean[heads.size()];
    for (int c = 0; c < widths.length; c++) {
      int column = c;
      widths[c] =
          Math.max(
              heads.get(c).length(),
              rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
      right[c] =
          !rows.isEmpty() && rows.stream().allMatch(r -> r.get(column).matches("-?[\\d.,]+ ?%?|-"));
    }
    line(out, heads, widths, right);
    rows.forEach(row -> line(out, row, widths, right));
    out.flush();
  }

  private static void line(PrintWriter out, List<String> cells, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String pad = " ".repeat(widths[c] - cells.get(c).length());
      line.append(c == 0 ? "" : GAP);
      line.append(right[c] ? pad + cells.get(c) : cells.get(c) + pad);
    }
    out.println(line.toString().stripTrailing());
  }
}
