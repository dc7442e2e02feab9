package dev.plumbline.app.align.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** A white picture and a pen. */
final class Canvas {
  static final Color INK = new Color(0x33, 0x33, 0x33);
  static final Color FAINT = new Color(0xD0, 0xD0, 0xD0);

  /** Colours that those who see few colours can tell apart (Okabe and Ito 2008). */
  static final List<Color> COLOURS =
      List.of(
          new Color(0x00, 0x72, 0xB2),
          new Color(0xD5, 0x5E, 0x00),
          new Color(0x00, 0x9E, 0x73),
          new Color(0xCC, 0x79, 0xA7),
          new Color(0xE6, 0x9F, 0x00),
          new Color(0x56, 0xB4, 0xE9),
          new Color(0x99, 0x99, 0x00),
          new Color(0x88, 0x44, 0x44),
          new Color(0x66, 0x33, 0x99),
          new Color(0x55, 0x55, 0x55));

  private final BufferedImage image;
  private final Graphics2D pen;

  Canvas(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  BufferedImage image() {
    return image;
  }

  void line(double x1, double y1, double x2, double y2, Color colour, double width) {
    pen.setColor(colour);
    pen.setStroke(new BasicStroke((float) width));
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  void path(double[][] points, Color colour, double width) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < points.length; i++) {
      if (i == 0) {
        path.moveTo(points[i][0], points[i][1]);
      } else {
        path.lineTo(points[i][0], points[i][1]);
      }
    }
    pen.setColor(colour);
    pen.setStroke(new BasicStroke((float) width));
    pen.draw(path);
  }

  void dot(double x, double y, double radius, Color colour) {
    pen.setColor(colour);
    pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** A triangle with its outline. */
  void triangle(double x, double y, double radius, Color colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - radius);
    path.lineTo(x + .9 * radius, y + .6 * radius);
    path.lineTo(x - .9 * radius, y + .6 * radius);
    path.closePath();
    pen.setColor(Color.WHITE);
    pen.fill(path);
    pen.setColor(colour);
    pen.setStroke(new BasicStroke(1.4f));
    pen.draw(path);
  }

  void box(double x, double y, double width, double height) {
    pen.setColor(FAINT);
    pen.setStroke(new BasicStroke(1));
    pen.draw(new java.awt.geom.Rectangle2D.Double(x, y, width, height));
  }

  /**
   * Writes a text.
   *
   * @param align where the text lies about x: 0 right of it, .5 around it, 1 left of it
   */
  void text(String text, double x, double y, int size, double align, Color colour) {
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
    pen.setColor(colour);
    double width = pen.getFontMetrics().stringWidth(text);
    pen.drawString(text, (float) (x - align * width), (float) y);
  }
}
