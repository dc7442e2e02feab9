package dev.plumbline.app.align.plot;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.Modality;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Pairs before and after: left each side in the plane of its own two principal components, scaled
 * to the panel; right both sides in the plane of the shared space's. A line joins a pair.
 */
public final class SpacePlot {
  private static final int WIDTH = 1240;
  private static final int HEIGHT = 660;
  private static final int PANEL = 560;
  private static final int TOP = 60;

  /** Pairs that are drawn, at most: more would hide one another. */
  private static final int MOST = 150;

  private final Aligner aligner;
  private final PairSet pairs;

  private SpacePlot(Aligner aligner, PairSet pairs) {
    this.aligner = aligner;
    this.pairs = pairs;
  }

  /** Draws; of many pairs some that lie evenly over the file. */
  public static BufferedImage draw(Aligner aligner, PairSet pairs) {
    int count = Math.min(MOST, pairs.size());
    int[] places = new int[count];
    Arrays.setAll(places, i -> (int) ((long) i * pairs.size() / count));
    return new SpacePlot(aligner, pairs.select(places)).draw();
  }

  private BufferedImage draw() {
    Canvas canvas = new Canvas(WIDTH, HEIGHT);
    FloatMatrix images = pairs.images();
    FloatMatrix texts = pairs.texts();
    panel(
        canvas,
        40,
        "before: each side in its own space",
        scaled(PrincipalPlane.of(images).project(images)),
        scaled(PrincipalPlane.of(texts).project(texts)));

    FloatMatrix u = aligner.project(Modality.IMAGE, images);
    FloatMatrix v = aligner.project(Modality.TEXT, texts);
    PrincipalPlane plane = PrincipalPlane.of(stacked(u, v));
    double[][] both = scaled(plane.project(stacked(u, v)));
    panel(
        canvas,
        WIDTH - 40 - PANEL,
        "after: the shared space of " + aligner.header().method(),
        Arrays.copyOf(both, u.rows()),
        Arrays.copyOfRange(both, u.rows(), both.length));
    legend(canvas);
    return canvas.image();
  }

  private static FloatMatrix stacked(FloatMatrix a, FloatMatrix b) {
    float[] data = Arrays.copyOf(a.data(), a.data().length + b.data().length);
    System.arraycopy(b.data(), 0, data, a.data().length, b.data().length);
    return FloatMatrix.wrap(a.rows() + b.rows(), a.columns(), data);
  }

  /** Into the square from -1 to 1, the farthest point on its edge. */
  private static double[][] scaled(double[][] points) {
    double most = 1e-12;
    for (double[] point : points) {
      most = Math.max(most, Math.max(Math.abs(point[0]), Math.abs(point[1])));
    }
    double[][] scaled = new double[points.length][2];
    for (int i = 0; i < points.length; i++) {
      scaled[i][0] = points[i][0] / most;
      scaled[i][1] = points[i][1] / most;
    }
    return scaled;
  }

  private void panel(Canvas canvas, int left, String title, double[][] images, double[][] texts) {
    canvas.text(title, left, TOP - 16, 18, 0, Canvas.INK);
    canvas.box(left, TOP, PANEL, PANEL);
    for (int i = 0; i < images.length; i++) {
      canvas.line(
          x(left, images[i]), y(images[i]), x(left, texts[i]), y(texts[i]), Canvas.FAINT, .7);
    }
    for (int i = 0; i < images.length; i++) {
      canvas.dot(x(left, images[i]), y(images[i]), 4, colour(i, 0));
      canvas.triangle(x(left, texts[i]), y(texts[i]), 6, colour(i, 1));
    }
  }

  private static double x(int left, double[] point) {
    return left + PANEL * (.5 + .47 * point[0]);
  }

  private static double y(double[] point) {
    return TOP + PANEL * (.5 - .47 * point[1]);
  }

  /** A class's colour where there are few classes, else the side's. */
  private Color colour(int row, int side) {
    List<Integer> classes = classes();
    return classes.isEmpty()
        ? Canvas.COLOURS.get(side)
        : Canvas.COLOURS.get(classes.indexOf(pairs.labels().orElseThrow().get(row)));
  }

  private List<Integer> classes() {
    List<Integer> classes = new ArrayList<>(new TreeSet<>(pairs.labels().orElse(List.of())));
    return classes.size() <= Canvas.COLOURS.size() ? classes : List.of();
  }

  private void legend(Canvas canvas) {
    double y = TOP + PANEL + 26;
    List<Integer> classes = classes();
    canvas.dot(48, y - 5, 4, classes.isEmpty() ? Canvas.COLOURS.get(0) : Canvas.INK);
    canvas.text("image", 58, y, 15, 0, Canvas.INK);
    canvas.triangle(128, y - 5, 6, classes.isEmpty() ? Canvas.COLOURS.get(1) : Canvas.INK);
    canvas.text("text; a line joins a pair", 140, y, 15, 0, Canvas.INK);
    double x = WIDTH - 40 - PANEL;
    if (!classes.isEmpty()) {
      canvas.text("class", x, y, 15, 0, Canvas.INK);
    }
    for (int i = 0; i < classes.size(); i++) {
      x += 50;
      canvas.dot(x + 8, y - 5, 5, Canvas.COLOURS.get(i));
      canvas.text(Integer.toString(classes.get(i)), x + 17, y, 15, 0, Canvas.INK);
    }
  }
}
