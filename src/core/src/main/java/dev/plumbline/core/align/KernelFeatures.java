package dev.plumbline.core.align;

import dev.plumbline.core.model.FloatMatrix;

/**
 * The kernel's values between a row x and m landmarks: y_j = k(x, z_j).
 *
 * @param kernel which kernel
 * @param gamma RBF: k = exp(-gamma |x - z|^2); polynomial: k = (gamma x.z + offset)^degree
 * @param offset of the polynomial
 * @param degree of the polynomial
 * @param landmarks z, [m, inputs]
 */
public record KernelFeatures(
    Kernel kernel, double gamma, double offset, int degree, FloatMatrix landmarks)
    implements Layer {
  /** The kernels. */
  public enum Kernel {
    LINEAR,
    RBF,
    POLYNOMIAL
  }

  @Override
  public int inputs() {
    return landmarks.columns();
  }

  @Override
  public int outputs() {
    return landmarks.rows();
  }

  @Override
  public FloatMatrix apply(FloatMatrix rows) {
    Layer.checkWidth(rows, inputs());
    float[] y = new float[Math.multiplyExact(rows.rows(), outputs())];
    for (int i = 0; i < rows.rows(); i++) {
      for (int j = 0; j < outputs(); j++) {
        y[i * outputs() + j] = (float) value(rows.data(), i * inputs(), j * inputs());
      }
    }
    return FloatMatrix.wrap(rows.rows(), outputs(), y);
  }

  private double value(float[] x, int row, int landmark) {
    return switch (kernel) {
      case LINEAR -> dot(x, row, landmark);
      case RBF -> Math.exp(-gamma * distance(x, row, landmark));
      case POLYNOMIAL -> Math.pow(gamma * dot(x, row, landmark) + offset, degree);
    };
  }

  private double dot(float[] x, int row, int landmark) {
    float[] z = landmarks.data();
    double sum = 0;
    for (int c = 0; c < inputs(); c++) {
      sum += (double) x[row + c] * z[landmark + c];
    }
    return sum;
  }

  /** Squared. */
  private double distance(float[] x, int row, int landmark) {
    float[] z = landmarks.data();
    double sum = 0;
    for (int c = 0; c < inputs(); c++) {
      double difference = (double) x[row + c] - z[landmark + c];
      sum += difference * difference;
    }
    return sum;
  }
}
