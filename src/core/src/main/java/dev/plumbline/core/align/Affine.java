package dev.plumbline.core.align;

import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;

/**
 * y = x W + b.
 *
 * @param weight W, [inputs, outputs]
 * @param bias b, [outputs]
 */
public record Affine(FloatMatrix weight, FloatVector bias) implements Layer {
  private static final int STRIDE = 4;

  public Affine {
    if (weight.rows() < 1 || weight.columns() != bias.dimension()) {
      throw new IllegalArgumentException(
          "weight " + weight + " with a bias of " + bias.dimension() + " values");
    }
  }

  @Override
  public int inputs() {
    return weight.rows();
  }

  @Override
  public int outputs() {
    return weight.columns();
  }

  @Override
  public FloatMatrix apply(FloatMatrix rows) {
    Layer.checkWidth(rows, inputs());
    int width = outputs();
    float[] x = rows.data();
    float[] w = weight.data();
    float[] y = new float[Math.multiplyExact(rows.rows(), width)];
    for (int i = 0; i < rows.rows(); i++) {
      bias.copyTo(y, i * width);
      int k = 0;
      for (; k + STRIDE <= inputs(); k += STRIDE) {
        addFour(x, i * inputs() + k, w, k * width, y, i * width);
      }
      for (; k < inputs(); k++) {
        float scale = x[i * inputs() + k];
        for (int j = 0; j < width; j++) {
          y[i * width + j] += scale * w[k * width + j];
        }
      }
    }
    return FloatMatrix.wrap(rows.rows(), width, y);
  }

  /** Four inputs at a time: each sum is then read and written a quarter as often. */
  private void addFour(float[] x, int from, float[] w, int rows, float[] y, int to) {
    int width = outputs();
    float s0 = x[from];
    float s1 = x[from + 1];
    float s2 = x[from + 2];
    float s3 = x[from + 3];
    if (s0 == 0 && s1 == 0 && s2 == 0 && s3 == 0) {
      return;
    }
    int r1 = rows + width;
    int r2 = r1 + width;
    int r3 = r2 + width;
    for (int j = 0; j < width; j++) {
      y[to + j] += (s0 * w[rows + j] + s1 * w[r1 + j]) + (s2 * w[r2 + j] + s3 * w[r3 + j]);
    }
  }
}
