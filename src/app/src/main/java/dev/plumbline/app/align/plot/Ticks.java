package dev.plumbline.app.align.plot;

import java.util.Locale;

/**
 * Round numbers on an axis.
 *
 * @param first no more than the least value
 * @param last no less than the greatest
 * @param step 1, 2 or 5 times a power of ten
 */
record Ticks(double first, double last, double step) {
  private static final int WANTED = 5;

  static Ticks between(double low, double high) {
    double range = high > low ? high - low : Math.max(1e-6, Math.abs(high));
    double power = Math.pow(10, Math.floor(Math.log10(range / WANTED)));
    double ratio = range / WANTED / power;
    double step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    double first = Math.floor(low / step) * step;
    double last = Math.ceil(high / step) * step;
    return new Ticks(first, last > first ? last : first + step, step);
  }

  String text(double tick) {
    int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(Locale.ROOT, "%." + digits + "f", tick);
  }
}
