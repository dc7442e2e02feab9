package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.util.List;
import java.util.Random;

/** y = x W + b. Its arrays belong to the network's manager. */
final class Dense {
  private final NDArray weight; // [inputs, outputs]
  private final NDArray bias; // [outputs]
  private final int inputs;
  private final int outputs;

  /** Weights as Glorot and Bengio (2010) draw them; a bias of 0. */
  Dense(NDManager manager, DataType type, int inputs, int outputs, Random random) {
    this.inputs = inputs;
    this.outputs = outputs;
    double most = Math.sqrt(6.0 / (inputs + outputs));
    float[] values = new float[Math.multiplyExact(inputs, outputs)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * most);
    }
    weight = Arrays32.create(manager, type, values, new Shape(inputs, outputs));
    bias = manager.zeros(new Shape(outputs), type);
    weight.setRequiresGradient(true);
    bias.setRequiresGradient(true);
  }

  /** In one call of the engine, which adds the bias while it multiplies. */
  NDArray forward(NDArray x) {
    NDArray turned = weight.transpose(); // a view
    turned.attach(x.getManager());
    return Linear.linear(x, turned, bias).singletonOrThrow();
  }

  List<NDArray> parameters() {
    return List.of(weight, bias);
  }

  Affine affine() {
    return new Affine(
        FloatMatrix.wrap(inputs, outputs, Arrays32.values(weight)),
        FloatVector.wrap(Arrays32.values(bias)));
  }

  boolean fits(Affine affine) {
    return affine.inputs() == inputs && affine.outputs() == outputs;
  }

  void set(Affine affine) {
    Arrays32.set(weight, affine.weight().data());
    Arrays32.set(bias, affine.bias().toArray());
  }
}
