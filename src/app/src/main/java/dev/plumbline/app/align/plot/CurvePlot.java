package dev.plumbline.app.align.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** A training's figures by steps, the loss and the recall in panels one above the other. */
public final class CurvePlot {
  private static final int WIDTH = 900;
  private static final int LEFT = 90;
  private static final int RIGHT = 30;
  private static final int TOP = 50;
  private static final int PANEL = 220;
  private static final int GAP = 60;

  /**
   * One line.
   *
   * @param title what it shows
   * @param points by step
   */
  public record Line(String title, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** A value at a step. */
  public record Point(long step, double value) {}

  private CurvePlot() {}

  /** Draws a panel a line. */
  public static BufferedImage draw(List<Line> lines) {
    Canvas canvas = new Canvas(WIDTH, TOP + lines.size() * (PANEL + GAP) + 10);
    double steps =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::step)
            .max()
            .orElse(1);
    for (int i = 0; i < lines.size(); i++) {
      panel(canvas, lines.get(i), TOP + i * (PANEL + GAP), steps, Canvas.COLOURS.get(i));
    }
    return canvas.image();
  }

  private static void panel(Canvas canvas, Line line, int top, double steps, Color colour) {
    DoubleSummaryStatistics values =
        line.points().stream().mapToDouble(Point::value).summaryStatistics();
    Ticks ticks = Ticks.between(values.getMin(), values.getMax());
    int width = WIDTH - LEFT - RIGHT;
    canvas.text(line.title(), LEFT, top - 12, 17, 0, Canvas.INK);
    canvas.box(LEFT, top, width, PANEL);
    for (double tick = ticks.first();
        tick <= ticks.last() + ticks.step() / 2;
        tick += ticks.step()) {
      double y = top + PANEL * (ticks.last() - tick) / (ticks.last() - ticks.first());
      canvas.line(LEFT, y, LEFT + width, y, Canvas.FAINT, .7);
      canvas.text(ticks.text(tick), LEFT - 8, y + 5, 13, 1, Canvas.INK);
    }
    for (int i = 0; i <= 4; i++) {
      double step = steps * i / 4;
      String text = String.format(Locale.ROOT, "%,.0f", step);
      canvas.text(text, LEFT + width * i / 4.0, top + PANEL + 18, 13, .5, Canvas.INK);
    }
    canvas.text("steps", LEFT + width * .125, top + PANEL + 18, 13, .5, Canvas.INK);
    double[][] drawn =
        line.points().stream()
            .map(
                point ->
                    new double[] {
                      LEFT + width * point.step() / Math.max(1, steps),
                      top + PANEL * (ticks.last() - point.value()) / (ticks.last() - ticks.first())
                    })
            .toArray(double[][]::new);
    canvas.path(drawn, colour, 2);
    for (double[] point : drawn) {
      canvas.dot(point[0], point[1], 3, colour);
    }
  }
}
