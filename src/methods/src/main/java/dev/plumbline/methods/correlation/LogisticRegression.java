package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.methods.linear.Lbfgs;
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
   * @return from d values to one a class
   */
  Affine fit(FloatMatrix x, int[] labels, int classes) {
    int d = x.columns();
    double scale = cost * x.rows();
    double[] fitted =
        SOLVER.minimise(
            (parameters, gradient) -> loss(x, labels, classes, parameters, gradient) / scale,
            new double[(d + 1) * classes]);
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
   * @param gradient filled, divided by C n as the value is by the caller
   */
  double loss(FloatMatrix x, int[] labels, int classes, double[] parameters, double[] gradient) {
    int d = x.columns();
    int biases = d * classes;
    Arrays.fill(gradient, 0);
    double loss = 0;
    double[] scores = new double[classes];
    for (int i = 0; i < x.rows(); i++) {
      System.arraycopy(parameters, biases, scores, 0, classes);
      for (int j = 0; j < d; j++) {
        double value = x.data()[i * d + j];
        for (int c = 0; c < classes; c++) {
          scores[c] += value * parameters[j * classes + c];
        }
      }
      loss += Softmax.inPlace(scores, labels[i]);
      scores[labels[i]] -= 1; // now dloss / dscores
      for (int j = 0; j < d; j++) {
        double value = x.data()[i * d + j];
        for (int c = 0; c < classes; c++) {
          gradient[j * classes + c] += value * scores[c];
        }
      }
      for (int c = 0; c < classes; c++) {
        gradient[biases + c] += scores[c];
      }
    }
    double squares = 0;
    for (int i = 0; i < biases; i++) {
      squares += parameters[i] * parameters[i];
      gradient[i] += parameters[i] / cost;
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= x.rows();
    }
    return squares / 2 + cost * loss;
  }
}
