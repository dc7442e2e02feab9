package dev.plumbline.methods.reproduce.metric;

import dev.plumbline.core.model.FloatMatrix;
import java.util.List;

/** Images moved to the left or to the right; what comes in from the border is 0. */
final class Shifts {
  private Shifts() {}

  /** Each image moved by so many columns, to the right above 0. */
  static FloatMatrix of(FloatMatrix images, int side, int columns) {
    float[] moved = new float[images.data().length];
    int from = Math.max(0, -columns);
    int count = side - Math.abs(columns);
    for (int line = 0; line < images.rows() * side; line++) {
      System.arraycopy(
          images.data(), line * side + from, moved, line * side + from + columns, count);
    }
    return FloatMatrix.wrap(images.rows(), images.columns(), moved);
  }

  /** All images by the first shift, then all by the second, and so on. */
  static FloatMatrix all(FloatMatrix images, int side, List<Integer> shifts) {
    float[] all = new float[images.data().length * shifts.size()];
    for (int s = 0; s < shifts.size(); s++) {
      float[] moved = of(images, side, shifts.get(s)).data();
      System.arraycopy(moved, 0, all, s * moved.length, moved.length);
    }
    return FloatMatrix.wrap(images.rows() * shifts.size(), images.columns(), all);
  }
}
