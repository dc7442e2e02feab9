package dev.plumbline.scenes;

/** Sums on {@code 0xRRGGBB} values. */
final class Rgb {
  private Rgb() {}

  /** The "redmean" approximation of how different two colours look, 0 to about 765. */
  static double distance(int a, int b) {
    double mean = (red(a) + red(b)) / 2.0;
    double r = red(a) - red(b);
    double g = green(a) - green(b);
    double blue = blue(a) - blue(b);
    return Math.sqrt((2 + mean / 256) * r * r + 4 * g * g + (2 + (255 - mean) / 256) * blue * blue);
  }

  /** From {@code a} at share 0 to {@code b} at share 1. */
  static int mix(int a, int b, double share) {
    return of(
        red(a) + share * (red(b) - red(a)),
        green(a) + share * (green(b) - green(a)),
        blue(a) + share * (blue(b) - blue(a)));
  }

  /** Each channel moved by its own amount and kept within 0 to 255. */
  static int shift(int rgb, int r, int g, int b) {
    return of(red(rgb) + r, green(rgb) + g, blue(rgb) + b);
  }

  /** The colour of the pattern on an object: a light tint of a dark colour, or the reverse. */
  static int accent(int rgb) {
    double light = 0.299 * red(rgb) + 0.587 * green(rgb) + 0.114 * blue(rgb);
    return light > 150 ? mix(rgb, 0, 0.4) : mix(rgb, 0xFFFFFF, 0.65);
  }

  private static int of(double r, double g, double b) {
    return (channel(r) << 16) | (channel(g) << 8) | channel(b);
  }

  private static int channel(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  private static int red(int rgb) {
    return (rgb >> 16) & 0xFF;
  }

  private static int green(int rgb) {
    return (rgb >> 8) & 0xFF;
  }

  private static int blue(int rgb) {
    return rgb & 0xFF;
  }
}
