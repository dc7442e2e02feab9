package dev.plumbline.core.decode;

import dev.plumbline.core.decode.header.Orientation;

/** Turns a stored picture the way it was meant to be seen. */
final class Upright {
  private Upright() {}

  static RgbImage turn(RgbImage stored, Orientation orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return stored;
    }
    int width = orientation.swapsAxes() ? stored.height() : stored.width();
    int height = orientation.swapsAxes() ? stored.width() : stored.height();
    int[] from = stored.pixels();
    int[] pixels = new int[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = orientation.swapsAxes() ? y : x;
        int row = orientation.swapsAxes() ? x : y;
        int storedX = orientation.fromRight() ? stored.width() - 1 - column : column;
        int storedY = orientation.fromBottom() ? stored.height() - 1 - row : row;
        pixels[y * width + x] = from[storedY * stored.width() + storedX];
      }
    }
    return new RgbImage(width, height, pixels);
  }
}
