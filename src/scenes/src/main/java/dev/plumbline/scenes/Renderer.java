package dev.plumbline.scenes;

import dev.plumbline.core.decode.RgbImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Paints a scene, and finds which pixels each object covers. */
final class Renderer {
  /** Width of an outline as a share of the radius. */
  private static final double LINE = 0.15;

  private Renderer() {}

  static RgbImage image(Backdrop backdrop, int size, List<SceneObject> objects) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    int[] pixels = pixels(image);
    backdrop.paint(size, pixels);
    Graphics2D g = graphics(image, true);
    for (SceneObject object : backToFront(objects)) {
      paint(g, object, size);
    }
    g.dispose();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xFFFFFF;
    }
    return new RgbImage(size, size, pixels);
  }

  /** For each object the pixels, row by row, where it is in front; an outline's inside counts. */
  static List<BitSet> masks(int size, List<SceneObject> objects) {
    BufferedImage labels = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(labels, false);
    for (SceneObject object : backToFront(objects)) {
      g.setColor(new Color(objects.indexOf(object) + 1));
      g.fill(path(object));
    }
    g.dispose();
    List<BitSet> masks = new ArrayList<>();
    objects.forEach(o -> masks.add(new BitSet(size * size)));
    int[] pixels = pixels(labels);
    for (int i = 0; i < pixels.length; i++) {
      int label = pixels[i] & 0xFFFFFF;
      if (label > 0) {
        masks.get(label - 1).set(i);
      }
    }
    return List.copyOf(masks);
  }

  private static void paint(Graphics2D g, SceneObject o, int size) {
    g.setPaint(paint(o, size));
    if (o.texture() == Texture.OUTLINED) {
      g.fill(line(o));
    } else {
      g.fill(path(o));
    }
  }

  /** The inner half of a stroke, so that no line leaves the object's box and mask. */
  private static Area line(SceneObject o) {
    Path2D path = path(o);
    float width = (float) (2 * Math.max(1.5, LINE * o.radius()));
    Area line =
        new Area(
            new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL)
                .createStrokedShape(path));
    line.intersect(new Area(path));
    return line;
  }

  private static Paint paint(SceneObject o, int size) {
    if (o.texture() == Texture.SOLID || o.texture() == Texture.OUTLINED) {
      return new Color(o.rgb());
    }
    int period = Math.max(4, Math.round(size / 18f));
    BufferedImage tile = Tile.paint(o.texture(), o.rgb(), period);
    return new TexturePaint(
        tile, new Rectangle2D.Double(Math.floor(o.x()), Math.floor(o.y()), period, period));
  }

  private static Path2D path(SceneObject o) {
    return Outline.path(o.shape(), o.x(), o.y(), o.radius(), o.turn());
  }

  private static List<SceneObject> backToFront(List<SceneObject> objects) {
    return objects.stream().sorted(Comparator.comparingInt(SceneObject::z)).toList();
  }

  private static Graphics2D graphics(BufferedImage image, boolean smooth) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
