package dev.plumbline.methods.network;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.util.function.IntToDoubleFunction;

/**
 * Brings each column to mean 0 and variance 1 by figures of the training rows, so that a learning
 * rate suits any encoder. A column that does not vary is brought to 0.
 *
 * @param mean [d]
 * @param scale 1 / standard deviation, [d]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Standardization(float[] mean, float[] scale) {
  private static final double LEAST_SHARE = 1e-6;

  /** Changes nothing. */
  static Standardization none(int width) {
    float[] ones = new float[width];
    java.util.Arrays.fill(ones, 1);
    return new Standardization(new float[width], ones);
  }

  /** Whether it changes nothing. */
  boolean isNone() {
    for (int j = 0; j < mean.length; j++) {
      if (mean[j] != 0 || scale[j] != 1) {
        return false;
      }
    }
    return true;
  }

  static Standardization of(FloatMatrix rows) {
    int d = rows.columns();
    double[] sums = new double[d];
    double[] squares = new double[d];
    for (int i = 0; i < rows.rows(); i++) {
      for (int j = 0; j < d; j++) {
        sums[j] += rows.get(i, j);
      }
    }
    for (int i = 0; i < rows.rows(); i++) {
      for (int j = 0; j < d; j++) {
        double difference = rows.get(i, j) - sums[j] / rows.rows();
        squares[j] += difference * difference;
      }
    }
    float[] mean = new float[d];
    float[] scale = new float[d];
    for (int j = 0; j < d; j++) {
      mean[j] = (float) (sums[j] / rows.rows());
      double deviation = Math.sqrt(squares[j] / rows.rows());
      scale[j] =
          deviation > LEAST_SHARE * Math.max(LEAST_SHARE, Math.abs(mean[j]))
              ? (float) (1 / deviation)
              : 0;
    }
    return new Standardization(mean, scale);
  }

  int width() {
    return mean.length;
  }

  /** A map of standardised rows as one of raw rows. */
  Affine onRaw(Affine map) {
    return scaled(map, i -> scale[i], i -> -mean[i] * (double) scale[i]);
  }

  /** A map of raw rows as one of standardised rows; columns that do not vary lose their weights. */
  Affine onStandardized(Affine map) {
    return scaled(map, i -> scale[i] == 0 ? 0 : 1 / scale[i], i -> mean[i]);
  }

  /** W'_ij = W_ij s_i and b'_j = b_j + sum_i W_ij t_i. */
  private Affine scaled(Affine map, IntToDoubleFunction s, IntToDoubleFunction t) {
    int width = map.outputs();
    float[] weight = map.weight().data().clone();
    double[] bias = new double[width];
    for (int i = 0; i < map.inputs(); i++) {
      double times = s.applyAsDouble(i);
      double shift = t.applyAsDouble(i);
      for (int j = 0; j < width; j++) {
        bias[j] += weight[i * width + j] * shift;
        weight[i * width + j] *= (float) times;
      }
    }
    float[] rounded = new float[width];
    for (int j = 0; j < width; j++) {
      rounded[j] = (float) (map.bias().get(j) + bias[j]);
    }
    return new Affine(FloatMatrix.wrap(map.inputs(), width, weight), FloatVector.wrap(rounded));
  }
}
