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
      for (int k = 0; k < inputs(); k++) {
        float scale = x[i * inputs() + k];
        if (scale != 0) { // after a ReLU half the inputs are zero
          for (int j = 0; j < width; j++) {
            y[i * width + j] += scale * w[k * width + j];
          }
        }
      }
    }
    return FloatMatrix.wrap(rows.rows(), width, y);
  }
}
