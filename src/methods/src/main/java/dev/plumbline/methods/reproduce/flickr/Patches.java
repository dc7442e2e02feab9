package dev.plumbline.methods.reproduce.flickr;

import dev.plumbline.core.decode.RgbImage;

/**
 * A square picture, shrunk, from which patches are copied.
 *
 * @param side pixels
 * @param values red, green and blue of each pixel, 0 to 255, [side, side, 3]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Patches(int side, float[] values) {
  private static final int CHANNELS = 3;

  /** Averages squares of so many pixels a side. */
  static Patches of(RgbImage image, int shrink) {
    int side = Math.min(image.width(), image.height()) / shrink;
    float[] values = new float[side * side * CHANNELS];
    int[] pixels = image.pixels();
    float share = 1f / (shrink * shrink);
    for (int row = 0; row < side * shrink; row++) {
      for (int column = 0; column < side * shrink; column++) {
        int pixel = pixels[row * image.width() + column];
        int at = (row / shrink * side + column / shrink) * CHANNELS;
        values[at] += share * (pixel >> 16 & 0xFF);
        values[at + 1] += share * (pixel >> 8 & 0xFF);
        values[at + 2] += share * (pixel & 0xFF);
      }
    }
    return new Patches(side, values);
  }

  /**
   * Copies a patch at mean 0 and variance 1.
   *
   * @param contrast added to the variance, so that flat patches stay flat
   * @param place of the patch in the target
   */
  void copy(int row, int column, int size, double contrast, float[] target, int place) {
    int width = size * CHANNELS;
    int start = place * size * width;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      int from = ((row + i) * side + column) * CHANNELS;
      for (int j = 0; j < width; j++) {
        float value = values[from + j];
        target[start + i * width + j] = value;
        sum += value;
        squares += (double) value * value;
      }
    }
    int n = size * width;
    double mean = sum / n;
    double scale = 1 / Math.sqrt(squares / n - mean * mean + contrast);
    for (int i = start; i < start + n; i++) {
      target[i] = (float) ((target[i] - mean) * scale);
    }
  }
}
