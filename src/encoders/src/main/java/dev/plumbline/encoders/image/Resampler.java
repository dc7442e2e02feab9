package dev.plumbline.encoders.image;

import dev.plumbline.core.decode.RgbImage;

/** Resizes a part of a picture to floats, one axis after the other. */
final class Resampler {
  private Resampler() {}

  /**
   * The part {@code [left, left + width) x [top, top + height)} of the picture, in its pixels and
   * fractions of them, at another size.
   *
   * <p>Where a cubic filter overshoots it is cut, as where pixels are kept in bytes.
   *
   * @return values 0 to 255, [rows, columns, 3] in red, green, blue
   */
  static float[] resize(
      RgbImage image,
      double left,
      double top,
      double width,
      double height,
      int columns,
      int rows,
      Filter filter) {
    Taps across = Taps.of(left, width, columns, image.width(), filter);
    Taps down = Taps.of(top, height, rows, image.height(), filter);
    int first = down.first();
    int last = down.last();
    float[] narrow = new float[(last - first) * columns * 3];
    for (int y = first; y < last; y++) {
      row(image, y, across, narrow, (y - first) * columns * 3);
    }
    return columns(narrow, first, columns * 3, down);
  }

  private static void row(RgbImage image, int y, Taps across, float[] target, int offset) {
    int[] pixels = image.pixels();
    int line = y * image.width();
    for (int x = 0; x < across.start.length; x++) {
      float red = 0;
      float green = 0;
      float blue = 0;
      float[] weights = across.weights[x];
      int from = line + across.start[x];
      for (int i = 0; i < weights.length; i++) {
        int pixel = pixels[from + i];
        red += weights[i] * (pixel >> 16 & 0xFF);
        green += weights[i] * (pixel >> 8 & 0xFF);
        blue += weights[i] * (pixel & 0xFF);
      }
      target[offset + 3 * x] = cut(red);
      target[offset + 3 * x + 1] = cut(green);
      target[offset + 3 * x + 2] = cut(blue);
    }
  }

  private static float[] columns(float[] narrow, int first, int stride, Taps down) {
    float[] resized = new float[down.start.length * stride];
    for (int y = 0; y < down.start.length; y++) {
      float[] weights = down.weights[y];
      for (int i = 0; i < weights.length; i++) {
        float weight = weights[i];
        int from = (down.start[y] + i - first) * stride;
        int to = y * stride;
        for (int x = 0; x < stride; x++) {
          resized[to + x] += weight * narrow[from + x];
        }
      }
      for (int x = y * stride; x < (y + 1) * stride; x++) {
        resized[x] = cut(resized[x]);
      }
    }
    return resized;
  }

  private static float cut(float value) {
    return Math.max(0, Math.min(255, value));
  }

  /** Which source pixels make a target pixel, along one axis. */
  private static final class Taps {
    private final int[] start;
    private final float[][] weights;

    /**
     * @param start the first source pixel of each target pixel
     * @param weights its weights, which sum to 1
     */
    private Taps(int[] start, float[][] weights) {
      this.start = start;
      this.weights = weights;
    }

    static Taps of(double from, double length, int targets, int sources, Filter filter) {
      double scale = length / targets;
      double spread = Math.max(1, scale);
      double radius = filter.radius() * spread;
      int[] start = new int[targets];
      float[][] weights = new float[targets][];
      for (int i = 0; i < targets; i++) {
        double centre = from + (i + 0.5) * scale;
        int low = Math.max(0, Math.min(sources - 1, (int) Math.floor(centre - radius + 0.5)));
        int high = Math.max(low + 1, Math.min(sources, (int) Math.floor(centre + radius + 0.5)));
        start[i] = low;
        weights[i] = normalized(low, high, centre, spread, filter);
      }
      return new Taps(start, weights);
    }

    private static float[] normalized(
        int low, int high, double centre, double spread, Filter filter) {
      double[] raw = new double[high - low];
      double sum = 0;
      for (int i = 0; i < raw.length; i++) {
        raw[i] = filter.weight((low + i + 0.5 - centre) / spread);
        sum += raw[i];
      }
      float[] weights = new float[raw.length];
      for (int i = 0; i < raw.length; i++) {
        weights[i] = (float) (sum == 0 ? 1.0 / raw.length : raw[i] / sum);
      }
      return weights;
    }

    int first() {
      return start[0];
    }

    int last() {
      int end = 0;
      for (int i = 0; i < start.length; i++) {
        end = Math.max(end, start[i] + weights[i].length);
      }
      return end;
    }
  }
}
