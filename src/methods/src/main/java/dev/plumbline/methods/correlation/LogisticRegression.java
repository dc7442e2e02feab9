package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.methods.linear.Lbfgs;
import dev.plumbline.methods.linear.RepeatedProducts;
import java.util.Arrays;

/**
 * Multinomial logistic regression: P(c | x) = exp(w_c.x + b_c) / sum_c' exp(w_c'.x + b_c').
 * Minimises |W|^2 / 2 + C sum_i -log P(c_i | x_i); the biases are free.
 *
 * @param cost C, above 0: large means weak regularisation
 */
record LogisticRegression(double cost) {
  private static final Lbfgs SOLVER = new Lbfgs(10, 300, 1e-4);

  LogisticRegression {
    if (!(cost > 0)) {
      throw new IllegalArgumentException("cost: " + cost + " (expected: > 0)");
    }
  }

  /**
   * Fits the scores w_c.x + b_c.
   *
   * @param x [n, d], n of 1 or more
   * @param labels [n], each below {@code classes}
   * @param monitor asked before each step of the solver whether to go on
   * @throws java.util.concurrent.CancellationException if it asks to stop
   * @return from d values to one a class
   */
  Affine fit(FloatMatrix x, int[] labels, int classes, TrainingMonitor monitor) {
    int d = x.columns();
    double scale = cost * x.rows();
    double[] fitted;
    try (RepeatedProducts products = RepeatedProducts.with(x, classes)) {
      fitted =
          SOLVER.minimise(
              (parameters, gradient) -> {
                monitor.proceed("logistic regression");
                return loss(products, labels, classes, parameters, gradient) / scale;
              },
              new double[(d + 1) * classes]);
    }
    float[] weight = new float[d * classes];
    float[] bias = new float[classes];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) fitted[i];
    }
    for (int c = 0; c < classes; c++) {
      bias[c] = (float) fitted[d * classes + c];
    }
    return new Affine(FloatMatrix.wrap(d, classes, weight), FloatVector.wrap(bias));
  }

  /**
   * The objective. Parameters are W, [d, classes] row by row, then the biases.
   *
   * @param x products with [n, d]
   * @param gradient filled, divided by C n as the value is by the caller
   */
  double loss(
      RepeatedProducts x, int[] labels, int classes, double[] parameters, double[] gradient) {
    int n = labels.length;
    int weights = parameters.length - classes; // d times classes
    double[] w = Arrays.copyOf(parameters, weights);
    double[] scores = x.times(w); // [n, classes], and then dloss / dscores
    double[] own = new double[classes];
    double loss = 0;
    Arrays.fill(gradient, 0);
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < classes; c++) {
        own[c] = scores[i * classes + c] + parameters[weights + c];
      }
      loss += Softmax.inPlace(own, labels[i]);
      own[labels[i]] -= 1;
      for (int c = 0; c < classes; c++) {
        scores[i * classes + c] = own[c];
        gradient[weights + c] += own[c];
      }
    }
    System.arraycopy(x.transposedTimes(scores), 0, gradient, 0, weights);
    double squares = 0;
    for (int i = 0; i < weights; i++) {
      squares += w[i] * w[i];
      gradient[i] += w[i] / cost;
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= n;
    }
    return squares / 2 + cost * loss;
  }
}
