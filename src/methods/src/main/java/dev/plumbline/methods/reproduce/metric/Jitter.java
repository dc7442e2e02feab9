package dev.plumbline.methods.reproduce.metric;

import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.image.ImageSource;
import java.util.Random;

/**
 * Images each time a little turned, sheared, scaled and moved, as another hand would have drawn
 * them; what comes in from outside is 0.
 */
final class Jitter implements ImageSource {
  private static final double ENTRY = 0.12; // of the 2 x 2 matrix, about 7 degrees or 12 %
  private static final double MOVE = 2; // pixels

  private final FloatMatrix pixels;
  private final int side;
  private final Random random;

  Jitter(FloatMatrix pixels, int side, long seed) {
    this.pixels = pixels;
    this.side = side;
    this.random = new Random(seed);
  }

  @Override
  public FloatMatrix images(int[] rows) {
    float[] drawn = new float[rows.length * side * side];
    for (int i = 0; i < rows.length; i++) {
      draw(rows[i] * side * side, drawn, i * side * side);
    }
    return FloatMatrix.wrap(rows.length, side * side, drawn);
  }

  private void draw(int from, float[] to, int start) {
    double a = 1 + within(ENTRY);
    double b = within(ENTRY);
    double c = within(ENTRY);
    double d = 1 + within(ENTRY);
    double middle = (side - 1) / 2.0;
    double down = middle + within(MOVE);
    double across = middle + within(MOVE);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double y = down + a * (row - middle) + b * (column - middle);
        double x = across + c * (row - middle) + d * (column - middle);
        to[start + row * side + column] = between(from, y, x);
      }
    }
  }

  private double within(double most) {
    return (2 * random.nextDouble() - 1) * most;
  }

  /** Bilinear. */
  private float between(int from, double y, double x) {
    int row = (int) Math.floor(y);
    int column = (int) Math.floor(x);
    double v = y - row;
    double u = x - column;
    double above = (1 - u) * at(from, row, column) + u * at(from, row, column + 1);
    double below = (1 - u) * at(from, row + 1, column) + u * at(from, row + 1, column + 1);
    return (float) ((1 - v) * above + v * below);
  }

  private float at(int from, int row, int column) {
    return row < 0 || column < 0 || row >= side || column >= side
        ? 0
        : pixels.data()[from + row * side + column];
  }
}
