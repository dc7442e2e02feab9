package dev.plumbline.scenes;

import java.awt.image.BufferedImage;

/** One period of a texture, smoothed. */
final class Tile {
  private static final int FINE = 4;

  private Tile() {}

  static BufferedImage paint(Texture texture, int rgb, int period) {
    BufferedImage tile = new BufferedImage(period, period, BufferedImage.TYPE_INT_RGB);
    int accent = Rgb.accent(rgb);
    for (int y = 0; y < period; y++) {
      for (int x = 0; x < period; x++) {
        tile.setRGB(x, y, Rgb.mix(rgb, accent, share(texture, x, y, period)));
      }
    }
    return tile;
  }

  /** The share of the pixel that has the accent's colour. */
  private static double share(Texture texture, int x, int y, int period) {
    int hits = 0;
    for (int row = 0; row < FINE; row++) {
      for (int column = 0; column < FINE; column++) {
        double u = (x + (column + 0.5) / FINE) / period;
        double v = (y + (row + 0.5) / FINE) / period;
        hits += accented(texture, u, v) ? 1 : 0;
      }
    }
    return (double) hits / (FINE * FINE);
  }

  /** Whether the point (u, v) of the unit tile has the accent's colour. */
  private static boolean accented(Texture texture, double u, double v) {
    return switch (texture) {
      case SOLID, OUTLINED -> false;
      case STRIPED -> (u + v) % 1 < 0.42;
      case DOTTED -> Math.hypot(u - 0.5, v - 0.5) < 0.29;
      case CHECKED -> (u < 0.5) == (v < 0.5);
    };
  }
}
