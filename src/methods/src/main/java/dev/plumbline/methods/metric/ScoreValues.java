package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Scores as numbers that a miner can compare. */
final class ScoreValues {
  private ScoreValues() {}

  /** A copy, [n][m]. */
  static double[][] of(NDArray scores) {
    int n = (int) scores.getShape().get(0);
    int m = (int) scores.getShape().get(1);
    double[][] values = new double[n][m];
    if (scores.getDataType() == DataType.FLOAT64) {
      double[] flat = scores.toDoubleArray();
      for (int i = 0; i < n; i++) {
        System.arraycopy(flat, i * m, values[i], 0, m);
      }
    } else {
      float[] flat = scores.toFloatArray();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          values[i][j] = flat[i * m + j];
        }
      }
    }
    return values;
  }
}
