package dev.plumbline.methods.image;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.network.Tower;
import java.util.Arrays;
import java.util.List;

/** A network from square grey images to embeddings. */
public final class ImageTower implements Tower {
  private static final int CHUNK = 256;

  private final NDManager manager;
  private final ParameterStore store;
  private final Block network;
  private final int side;

  /**
   * Draws the network's first parameters.
   *
   * @param parent memory; the network is also freed with it
   * @param network from [n, 1, side, side] to [n, d]
   * @param side rows and columns of an image
   * @param seed of the draw. The engine has one generator for the process: towers that are drawn at
   *     the same time do not come out the same every time
   */
  public ImageTower(NDManager parent, Block network, int side, long seed) {
    this.manager = parent.newSubManager();
    this.store = new ParameterStore(manager, false);
    this.network = network;
    this.side = side;
    Engine.getEngine(NativeBlas.ENGINE).setRandomSeed((int) seed);
    network.initialize(manager, DataType.FLOAT32, new Shape(1, 1, side, side));
    parameters().forEach(parameter -> parameter.setRequiresGradient(true));
  }

  @Override
  public NDArray forward(NDArray rows, boolean training) {
    NDArray images = rows.reshape(rows.getShape().get(0), 1, side, side);
    return network.forward(store, new NDList(images), training).singletonOrThrow();
  }

  @Override
  public List<NDArray> parameters() {
    return network.getParameters().values().stream()
        .filter(Parameter::requiresGradient)
        .map(Parameter::getArray)
        .toList();
  }

  /**
   * Embeds images, as the network is after training.
   *
   * @param pixels [n, side * side], n of 1 or more
   * @return [n, d]
   */
  public FloatMatrix embed(FloatMatrix pixels) {
    float[] all = new float[0];
    int dimension = 0;
    for (int from = 0; from < pixels.rows(); from += CHUNK) {
      int start = from;
      int[] rows = new int[Math.min(CHUNK, pixels.rows() - from)];
      Arrays.setAll(rows, i -> start + i);
      try (NDManager batch = manager.newSubManager()) {
        float[] part = forward(batch(batch, pixels.select(rows)), false).toFloatArray();
        dimension = part.length / rows.length;
        all = Arrays.copyOf(all, pixels.rows() * dimension);
        System.arraycopy(part, 0, all, from * dimension, part.length);
      }
    }
    return FloatMatrix.wrap(pixels.rows(), dimension, all);
  }

  static NDArray batch(NDManager batch, FloatMatrix pixels) {
    return batch.create(pixels.data(), new Shape(pixels.rows(), pixels.columns()));
  }

  @Override
  public void close() {
    manager.close();
  }
}
