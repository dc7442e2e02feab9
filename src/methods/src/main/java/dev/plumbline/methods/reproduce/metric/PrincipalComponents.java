package dev.plumbline.methods.reproduce.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.methods.linear.NativeBlas;

/** PCA to a few dimensions, by the power method with deflation: the linear map to compare with. */
final class PrincipalComponents {
  private static final int ROUNDS = 300;

  private PrincipalComponents() {}

  /** The map to the first so many components of the rows, [n, d]. */
  static Affine of(FloatMatrix rows, int components) {
    int d = rows.columns();
    float[] weight = new float[d * components];
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray x = manager.create(rows.data(), new Shape(rows.rows(), d));
      NDArray mean = x.mean(new int[] {0}, true);
      NDArray centred = x.sub(mean);
      NDArray covariance = centred.transpose().matMul(centred).toType(DataType.FLOAT64, false);
      for (int c = 0; c < components; c++) {
        NDArray v = manager.ones(new Shape(d, 1), DataType.FLOAT64);
        NDArray value = v;
        for (int round = 0; round < ROUNDS; round++) {
          NDArray next = covariance.matMul(v);
          value = next.square().sum().sqrt();
          v = next.div(value);
        }
        covariance = covariance.sub(v.matMul(v.transpose()).mul(value));
        double[] direction = v.toDoubleArray();
        for (int i = 0; i < d; i++) {
          weight[i * components + c] = (float) direction[i];
        }
      }
      FloatMatrix map = FloatMatrix.wrap(d, components, weight);
      float[] offset =
          new Affine(map, FloatVector.wrap(new float[components]))
              .apply(FloatMatrix.wrap(1, d, mean.toFloatArray()))
              .data();
      for (int c = 0; c < components; c++) {
        offset[c] = -offset[c];
      }
      return new Affine(map, FloatVector.wrap(offset));
    }
  }
}
