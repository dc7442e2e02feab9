package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.KernelFeatures;
import dev.plumbline.core.align.KernelFeatures.Kernel;
import dev.plumbline.core.model.FloatMatrix;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * A kernel before it has seen data: linear x.z; RBF exp(-|x - z|^2 / (2 sigma^2)); polynomial (x.z
 * / sigma^2 + offset)^degree.
 *
 * @param kernel which kernel
 * @param sigma scale of the data; empty: the median distance between two rows (RBF), the root of
 *     the median squared length (polynomial)
 * @param offset of the polynomial, 0 or more, so that the kernel is positive
 * @param degree of the polynomial, 1 or more
 */
public record KernelChoice(Kernel kernel, OptionalDouble sigma, double offset, int degree) {
  /** Pairs of rows that the median is taken over. */
  private static final int SAMPLE = 1000;

  public KernelChoice {
    if (sigma.isPresent() && !(sigma.getAsDouble() > 0)) {
      throw new IllegalArgumentException("sigma: " + sigma.getAsDouble() + " (expected: > 0)");
    }
    if (!(offset >= 0) || degree < 1) {
      throw new IllegalArgumentException(
          "offset: " + offset + " (expected: >= 0), degree: " + degree + " (expected: >= 1)");
    }
  }

  /** The RBF kernel; without a sigma it is the median distance. */
  public static KernelChoice rbf(OptionalDouble sigma) {
    return new KernelChoice(Kernel.RBF, sigma, 0, 1);
  }

  /** The linear kernel. */
  public static KernelChoice linear() {
    return new KernelChoice(Kernel.LINEAR, OptionalDouble.empty(), 0, 1);
  }

  /** The kernel with its scale. */
  KernelFeatures at(FloatMatrix landmarks, double scale) {
    double gamma = kernel == Kernel.POLYNOMIAL ? 1 / (scale * scale) : 1 / (2 * scale * scale);
    return new KernelFeatures(kernel, gamma, offset, degree, landmarks);
  }

  /** Sigma, or what the rows say it is; 1 if they are all alike. */
  double scale(FloatMatrix rows, Random random) {
    if (sigma.isPresent() || kernel == Kernel.LINEAR) {
      return sigma.orElse(1);
    }
    double[] squares = new double[SAMPLE];
    for (int s = 0; s < SAMPLE; s++) {
      int i = random.nextInt(rows.rows());
      int j = rows.rows() < 2 ? i : (i + 1 + random.nextInt(rows.rows() - 1)) % rows.rows();
      for (int c = 0; c < rows.columns(); c++) {
        double x = rows.get(i, c) - (kernel == Kernel.RBF ? rows.get(j, c) : 0);
        squares[s] += x * x;
      }
    }
    Arrays.sort(squares);
    double median = squares[SAMPLE / 2] > 0 ? squares[SAMPLE / 2] : squares[SAMPLE - 1];
    return median > 0 ? Math.sqrt(median) : 1;
  }
}
