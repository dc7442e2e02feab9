package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.util.Arrays;
import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy 2015): y = gamma (x - mean) / sqrt(variance + epsilon) +
 * beta, by the batch's figures while training, by their moving averages afterwards.
 */
final class BatchNorm {
  private static final double EPSILON = 1e-5;
  private static final float KEEP = 0.9f;

  private final NDArray gamma; // [width]
  private final NDArray beta; // [width]
  private float[] mean;
  private float[] variance;

  BatchNorm(NDManager manager, DataType type, int width) {
    gamma = manager.ones(new Shape(width), type);
    beta = manager.zeros(new Shape(width), type);
    gamma.setRequiresGradient(true);
    beta.setRequiresGradient(true);
    mean = new float[width];
    variance = new float[width];
    Arrays.fill(variance, 1);
  }

  NDArray forward(NDArray x, boolean training) {
    NDArray m;
    NDArray v;
    if (training) {
      m = x.mean(new int[] {0});
      v = x.sub(m).square().mean(new int[] {0});
      long n = x.getShape().get(0);
      average(mean, Arrays32.values(m), 1);
      average(variance, Arrays32.values(v), n > 1 ? (float) n / (n - 1) : 1);
    } else {
      m = Arrays32.create(x.getManager(), x.getDataType(), mean, gamma.getShape());
      v = Arrays32.create(x.getManager(), x.getDataType(), variance, gamma.getShape());
    }
    return x.sub(m).div(v.add(EPSILON).sqrt()).mul(gamma).add(beta);
  }

  private static void average(float[] moving, float[] values, float scale) {
    for (int i = 0; i < moving.length; i++) {
      moving[i] = KEEP * moving[i] + (1 - KEEP) * scale * values[i];
    }
  }

  List<NDArray> parameters() {
    return List.of(gamma, beta);
  }

  /** The linear map before it and itself in one. */
  Affine fold(Affine before) {
    int width = before.outputs();
    float[] g = Arrays32.values(gamma);
    float[] b = Arrays32.values(beta);
    float[] weight = before.weight().data().clone();
    float[] bias = before.bias().toArray();
    for (int j = 0; j < width; j++) {
      float scale = (float) (g[j] / Math.sqrt(variance[j] + EPSILON));
      for (int i = j; i < weight.length; i += width) {
        weight[i] *= scale;
      }
      bias[j] = (bias[j] - mean[j]) * scale + b[j];
    }
    return new Affine(FloatMatrix.wrap(before.inputs(), width, weight), FloatVector.wrap(bias));
  }

  /** Takes the figures of what comes in, and gives out just that: nothing is normalised yet. */
  void setToIdentity(NDArray x) {
    try (NDManager manager = x.getManager().newSubManager()) {
      NDArray rows = x.duplicate();
      rows.attach(manager);
      NDArray m = rows.mean(new int[] {0});
      mean = Arrays32.values(m);
      variance = Arrays32.values(rows.sub(m).square().mean(new int[] {0}));
      float[] deviation = new float[variance.length];
      for (int j = 0; j < deviation.length; j++) {
        deviation[j] = (float) Math.sqrt(variance[j] + EPSILON);
      }
      Arrays32.set(gamma, deviation);
      Arrays32.set(beta, mean);
    }
  }
}
