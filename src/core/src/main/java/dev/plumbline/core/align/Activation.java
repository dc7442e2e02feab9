package dev.plumbline.core.align;

import dev.plumbline.core.model.FloatMatrix;

/**
 * A function without parameters, applied to each row.
 *
 * @param kind which function
 * @param width inputs and outputs
 */
public record Activation(Kind kind, int width) implements Layer {
  /** The functions. */
  public enum Kind {
    /** max(0, x). */
    RELU,
    /** tanh x. */
    TANH,
    /** 1 / (1 + exp -x). */
    SIGMOID,
    /** sqrt(2 / width) cos x: the last step of random Fourier features. */
    FOURIER,
    /** exp x over its sum in the row. */
    SOFTMAX
  }

  public Activation {
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
    switch (kind) {
      case RELU -> map(y, x -> Math.max(0, x));
      case TANH -> map(y, x -> (float) Math.tanh(x));
      case SIGMOID -> map(y, x -> (float) (1 / (1 + Math.exp(-x))));
      case FOURIER -> {
        double scale = Math.sqrt(2.0 / width);
        map(y, x -> (float) (scale * Math.cos(x)));
      }
      case SOFTMAX -> {
        for (int i = 0; i < rows.rows(); i++) {
          softmax(y, i * width);
        }
      }
    }
    return FloatMatrix.wrap(rows.rows(), width, y);
  }

  private void softmax(float[] y, int start) {
    float max = y[start];
    for (int j = start; j < start + width; j++) {
      max = Math.max(max, y[j]);
    }
    double sum = 0;
    for (int j = start; j < start + width; j++) {
      y[j] = (float) Math.exp(y[j] - max);
      sum += y[j];
    }
    for (int j = start; j < start + width; j++) {
      y[j] = (float) (y[j] / sum);
    }
  }

  private interface FloatFunction {
    float of(float x);
  }

  private static void map(float[] y, FloatFunction function) {
    for (int i = 0; i < y.length; i++) {
      y[i] = function.of(y[i]);
    }
  }
}
