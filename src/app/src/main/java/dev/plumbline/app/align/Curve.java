package dev.plumbline.app.align;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a training went, by steps.
 *
 * @param points in the order in which they were measured
 */
record Curve(List<Point> points) {
  private static final String HEAD = "step,name,value";

  /**
   * A figure at a step.
   *
   * @param step optimizer steps until then
   * @param name {@code loss}, {@code validation.rsum}
   * @param value finite
   */
  record Point(long step, String name, double value) {}

  Curve {
    points = List.copyOf(points);
  }

  boolean isEmpty() {
    return points.isEmpty();
  }

  /** The points of one name. */
  List<Point> of(String name) {
    return points.stream().filter(p -> p.name().equals(name)).toList();
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    points.forEach(
        p -> lines.add(String.format(Locale.ROOT, "%d,%s,%s", p.step(), p.name(), p.value())));
    Files.write(file, lines);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Curve read(Path file) throws IOException {
    List<Point> points = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (!lines.get(0).equals(HEAD) || cells.length != 3) {
        throw new IllegalArgumentException(
            file + ": line " + (i + 1) + " (expected: " + HEAD + ")");
      }
      points.add(new Point(Long.parseLong(cells[0]), cells[1], Double.parseDouble(cells[2])));
    }
    return new Curve(points);
  }
}
