package dev.plumbline.training;

import dev.plumbline.core.decode.RgbImage;
import java.util.SplittableRandom;

/**
 * A square part of a scene's picture, in its pixels.
 *
 * @param left first column
 * @param top first row
 * @param side rows and columns
 */
record Crop(int left, int top, int side) {
  private static final double LEAST = 0.85;

  static Crop whole(int size) {
    return new Crop(0, 0, size);
  }

  /** All of the picture in one case of three, else 85 to 100 % of its side. */
  static Crop draw(int size, SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      return whole(size);
    }
    int side = (int) Math.round(size * random.nextDouble(LEAST, 1));
    return new Crop(random.nextInt(size - side + 1), random.nextInt(size - side + 1), side);
  }

  /** A share of the middle of a square picture. */
  static Crop middle(int size, double share) {
    int side = (int) Math.round(size * share);
    return new Crop((size - side) / 2, (size - side) / 2, side);
  }

  RgbImage of(RgbImage image) {
    int[] pixels = new int[side * side];
    for (int y = 0; y < side; y++) {
      System.arraycopy(image.pixels(), (top + y) * image.width() + left, pixels, y * side, side);
    }
    return new RgbImage(side, side, pixels);
  }

  /** The index of a pixel's cell in a grid over this part, row by row; -1 outside of it. */
  int cell(int x, int y, int grid) {
    int column = x - left;
    int row = y - top;
    if (column < 0 || row < 0 || column >= side || row >= side) {
      return -1;
    }
    return row * grid / side * grid + column * grid / side;
  }
}
