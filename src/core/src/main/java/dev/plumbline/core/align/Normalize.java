package dev.plumbline.core.align;

import dev.plumbline.core.model.FloatMatrix;

/**
 * Scales each row to Euclidean length 1; a zero row stays zero.
 *
 * @param width inputs and outputs
 */
public record Normalize(int width) implements Layer {
  public Normalize {
    if (width < 1) {
      throw new IllegalArgumentException("width: " + width + " (expected: >= 1)");
    }
  }

  @Override
  public int inputs() {
    return width;
  }

  @Override
  public int outputs() {
    return width;
  }

  @Override
  public FloatMatrix apply(FloatMatrix rows) {
    Layer.checkWidth(rows, width);
    float[] y = rows.data().clone();
    for (int start = 0; start < y.length; start += width) {
      double squares = 0;
      for (int j = start; j < start + width; j++) {
        squares += (double) y[j] * y[j];
      }
      if (squares > 0) {
        double scale = 1 / Math.sqrt(squares);
        for (int j = start; j < start + width; j++) {
          y[j] = (float) (y[j] * scale);
        }
      }
    }
    return FloatMatrix.wrap(rows.rows(), width, y);
  }
}
