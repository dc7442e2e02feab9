package dev.plumbline.scenes;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The shapes' outlines as polygons within the unit circle, y down. */
final class Outline {
  private static final int ROUND = 64;

  private Outline() {}

  /** The closed path of a shape at a place; the even-odd rule leaves a ring's hole open. */
  static Path2D path(ShapeKind shape, double x, double y, double radius, double turn) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD, 2 * ROUND + 4);
    for (double[][] contour : contours(shape)) {
      double[][] placed = place(contour, x, y, radius, turn);
      path.moveTo(placed[0][0], placed[0][1]);
      for (int i = 1; i < placed.length; i++) {
        path.lineTo(placed[i][0], placed[i][1]);
      }
      path.closePath();
    }
    return path;
  }

  /** The points of the outer contour at a place, as (x, y). */
  static double[][] points(ShapeKind shape, double x, double y, double radius, double turn) {
    return place(contours(shape)[0], x, y, radius, turn);
  }

  private static double[][] place(double[][] c, double x, double y, double radius, double turn) {
    double cos = radius * Math.cos(turn);
    double sin = radius * Math.sin(turn);
    double[][] placed = new double[c.length][];
    for (int i = 0; i < c.length; i++) {
      placed[i] =
          new double[] {x + cos * c[i][0] - sin * c[i][1], y + sin * c[i][0] + cos * c[i][1]};
    }
    return placed;
  }

  private static double[][][] contours(ShapeKind shape) {
    return switch (shape) {
      case CIRCLE -> new double[][][] {ellipse(0.9, 0.9)};
      case ELLIPSE -> new double[][][] {ellipse(1, 0.55)};
      case RING -> new double[][][] {ellipse(0.95, 0.95), ellipse(0.48, 0.48)};
      case SQUARE -> new double[][][] {box(0.76, 0.76)};
      case RECTANGLE -> new double[][][] {box(0.9, 0.44)};
      case TRIANGLE -> new double[][][] {star(3, 1)};
      case DIAMOND -> new double[][][] {new double[][] {{0, -1}, {0.66, 0}, {0, 1}, {-0.66, 0}}};
      case HEXAGON -> new double[][][] {star(6, 1)};
      case STAR -> new double[][][] {star(5, 0.42)};
      case CROSS -> new double[][][] {cross(0.92, 0.3)};
      case HEART -> new double[][][] {heart()};
      case CRESCENT -> new double[][][] {crescent()};
      case ARROW -> new double[][][] {arrow()};
      case SEMICIRCLE -> new double[][][] {semicircle()};
    };
  }

  private static double[][] ellipse(double a, double b) {
    return arc(ROUND, 0, 2 * Math.PI * (ROUND - 1) / ROUND, a, b, 0, 0);
  }

  /** Points on an arc, both ends included. */
  private static double[][] arc(
      int n, double from, double to, double a, double b, double cx, double cy) {
    double[][] points = new double[n][];
    for (int i = 0; i < n; i++) {
      double t = from + (to - from) * i / (n - 1);
      points[i] = new double[] {cx + a * Math.cos(t), cy + b * Math.sin(t)};
    }
    return points;
  }

  private static double[][] box(double a, double b) {
    return new double[][] {{-a, -b}, {a, -b}, {a, b}, {-a, b}};
  }

  /** A star with an inner radius, or at 1 a regular polygon; the first point is up. */
  private static double[][] star(int corners, double inner) {
    int n = inner < 1 ? 2 * corners : corners;
    double[][] points = new double[n][];
    for (int i = 0; i < n; i++) {
      double r = inner < 1 && i % 2 == 1 ? inner : 1;
      double t = 2 * Math.PI * i / n - Math.PI / 2;
      points[i] = new double[] {r * Math.cos(t), r * Math.sin(t)};
    }
    return points;
  }

  private static double[][] cross(double a, double b) {
    return new double[][] {
      {-b, -a}, {b, -a}, {b, -b}, {a, -b}, {a, b}, {b, b},
      {b, a}, {-b, a}, {-b, b}, {-a, b}, {-a, -b}, {-b, -b}
    };
  }

  private static double[][] heart() {
    double[][] points = new double[ROUND][];
    for (int i = 0; i < ROUND; i++) {
      double t = 2 * Math.PI * i / ROUND;
      double x = 16 * Math.pow(Math.sin(t), 3);
      double y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
      points[i] = new double[] {x / 17, -(y + 2) / 17};
    }
    return points;
  }

  /** A circle less a smaller one to its right. */
  private static double[][] crescent() {
    double big = 0.95;
    double small = 0.74;
    double apart = 0.48;
    double x = (big * big - small * small + apart * apart) / (2 * apart);
    double y = Math.sqrt(big * big - x * x);
    double outer = Math.atan2(y, x);
    double inner = Math.atan2(y, x - apart);
    double middle = 0.14;
    List<double[]> points = new ArrayList<>();
    points.addAll(List.of(arc(ROUND / 2, outer, 2 * Math.PI - outer, big, big, middle, 0)));
    double[][] back = arc(ROUND / 2, 2 * Math.PI - inner, inner, small, small, apart + middle, 0);
    points.addAll(List.of(back).subList(1, back.length - 1));
    return points.toArray(double[][]::new);
  }

  private static double[][] arrow() {
    return new double[][] {
      {0.98, 0}, {0.2, -0.72}, {0.2, -0.28}, {-0.9, -0.28}, {-0.9, 0.28}, {0.2, 0.28}, {0.2, 0.72}
    };
  }

  private static double[][] semicircle() {
    return arc(ROUND / 2, Math.PI, 2 * Math.PI, 0.95, 0.95, 0, 0.42);
  }
}
