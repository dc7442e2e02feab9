package dev.plumbline.methods.linear;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.align.Activation;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.KernelFeatures;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.tensors.Constants;
import java.util.Arrays;
import java.util.List;

/**
 * Applies layers to many rows in native memory, as they apply themselves up to rounding. Serving
 * has no need of it; fitting and evaluating on whole data sets does.
 */
public final class NativeLayers {
  /** Multiplications from which on the way to native memory pays. */
  private static final double NATIVE_FROM = 2e7;

  /** Rows that are worked on together. */
  private static final int CHUNK = 4096;

  private NativeLayers() {}

  /**
   * Applies the layers in order.
   *
   * @param layers none gives the rows back
   * @param rows [n, inputs]
   */
  public static FloatMatrix apply(List<Layer> layers, FloatMatrix rows) {
    if (layers.isEmpty()) {
      return rows;
    }
    Layer.checkWidth(rows, layers.get(0).inputs());
    if (work(layers) * rows.rows() < NATIVE_FROM || !NativeBlas.isAvailable()) {
      FloatMatrix out = rows;
      for (Layer layer : layers) {
        out = layer.apply(out);
      }
      return out;
    }
    return inEngine(layers, rows);
  }

  /** One layer for two: x (W1 W2) + (b1 W2 + b2), computed in float64. */
  public static Affine joined(Affine first, Affine second) {
    FloatMatrix weight =
        Matrices.toFloat32(
            Products.multiply(
                Matrices.toFloat64(first.weight()), Matrices.toFloat64(second.weight())));
    return new Affine(weight, second.apply(first.bias()));
  }

  private static double work(List<Layer> layers) {
    return layers.stream()
        .mapToDouble(l -> l instanceof Affine || l instanceof KernelFeatures ? area(l) : l.inputs())
        .sum();
  }

  private static double area(Layer layer) {
    return (double) layer.inputs() * layer.outputs();
  }

  static FloatMatrix inEngine(List<Layer> layers, FloatMatrix rows) {
    int inputs = rows.columns();
    int outputs = layers.get(layers.size() - 1).outputs();
    float[] out = new float[Math.multiplyExact(rows.rows(), outputs)];
    try (NDManager parameters = NativeBlas.newManager()) {
      List<Step> steps = layers.stream().map(layer -> step(layer, parameters)).toList();
      for (int from = 0; from < rows.rows(); from += CHUNK) {
        int to = Math.min(rows.rows(), from + CHUNK);
        try (NDManager manager = parameters.newSubManager()) {
          NDArray x =
              manager.create(
                  Arrays.copyOfRange(rows.data(), from * inputs, to * inputs),
                  new Shape(to - from, inputs));
          for (Step step : steps) {
            x = step.of(x);
          }
          System.arraycopy(x.toFloatArray(), 0, out, from * outputs, (to - from) * outputs);
        }
      }
    }
    return FloatMatrix.wrap(rows.rows(), outputs, out);
  }

  /** A layer with its parameters in native memory. */
  private interface Step {
    NDArray of(NDArray rows);
  }

  private static Step step(Layer layer, NDManager manager) {
    if (layer instanceof Affine affine) {
      NDArray weight = create(manager, affine.weight());
      NDArray bias = manager.create(affine.bias().toArray());
      return rows -> rows.matMul(weight).addi(bias);
    }
    if (layer instanceof KernelFeatures kernel) {
      return kernel(kernel, manager);
    }
    if (layer instanceof Activation activation) {
      return rows -> activate(activation, rows);
    }
    return rows ->
        rows.div(Constants.atLeast(rows.norm(new int[] {1}, true), Float.MIN_NORMAL)); // Normalize
  }

  /** In float64, since |x|^2 - 2 x.z + |z|^2 cancels. */
  private static Step kernel(KernelFeatures kernel, NDManager manager) {
    NDArray landmarks = create(manager, kernel.landmarks()).toType(DataType.FLOAT64, false);
    NDArray turned = landmarks.transpose();
    NDArray squares = landmarks.square().sum(new int[] {1});
    return rows -> {
      NDArray x = rows.toType(DataType.FLOAT64, false);
      NDArray dot = x.matMul(turned);
      NDArray values =
          switch (kernel.kernel()) {
            case LINEAR -> dot;
            case RBF -> {
              NDArray lengths = x.square().sum(new int[] {1}, true).add(squares);
              NDArray distances = Constants.atLeast(lengths.sub(Constants.times(dot, 2)), 0);
              yield Constants.times(distances, -kernel.gamma()).exp();
            }
            case POLYNOMIAL ->
                Constants.power(dot.muli(kernel.gamma()).addi(kernel.offset()), kernel.degree());
          };
      return values.toType(DataType.FLOAT32, false);
    };
  }

  private static NDArray activate(Activation activation, NDArray rows) {
    return switch (activation.kind()) {
      case RELU -> Constants.atLeast(rows, 0);
      case TANH -> rows.tanh();
      case SIGMOID -> Constants.power(rows.neg().exp().add(1), -1);
      case FOURIER -> Constants.times(rows.cos(), Math.sqrt(2.0 / activation.width()));
      case SOFTMAX -> rows.softmax(1);
    };
  }

  private static NDArray create(NDManager manager, FloatMatrix m) {
    return manager.create(m.data(), new Shape(m.rows(), m.columns()));
  }
}
