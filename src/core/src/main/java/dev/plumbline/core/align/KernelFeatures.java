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
        y[i * outputs() + j] = (float) value(rows, i, j);
      }
    }
    return FloatMatrix.wrap(rows.rows(), outputs(), y);
  }

  private double value(FloatMatrix rows, int i, int j) {
    double dot = 0;
    double distance = 0;
    for (int c = 0; c < inputs(); c++) {
      double x = rows.get(i, c);
      double z = landmarks.get(j, c);
      dot += x * z;
      distance += (x - z) * (x - z);
    }
    return switch (kernel) {
      case LINEAR -> dot;
      case RBF -> Math.exp(-gamma * distance);
      case POLYNOMIAL -> Math.pow(gamma * dot + offset, degree);
    };
  }
}
