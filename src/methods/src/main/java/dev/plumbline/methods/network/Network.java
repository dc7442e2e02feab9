package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.align.Activation;
import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.tensors.Constants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** A {@link Head} that learns, and becomes a {@link Projection} when it has learned. */
public final class Network implements Tower {
  private static final int CHUNK = 1024;

  private final NDManager manager;
  private final Head head;
  private final DataType type;
  private final Standardization inputs;
  private final List<Dense> maps = new ArrayList<>();
  private final List<BatchNorm> norms = new ArrayList<>(); // one a hidden layer, or none
  private final SplittableRandom dropping;

  private Network(NDManager parent, DataType type, Head head, Standardization inputs, long seed) {
    this.manager = parent.newSubManager();
    this.head = head;
    this.type = type;
    this.inputs = inputs;
    this.dropping = new SplittableRandom(seed);
    Random random = new Random(seed);
    int width = inputs.width();
    for (int hidden : head.hidden()) {
      maps.add(new Dense(manager, type, width, hidden, random));
      if (head.batchNorm()) {
        norms.add(new BatchNorm(manager, type, hidden));
      }
      width = hidden;
    }
    maps.add(new Dense(manager, type, width, head.outputs(), random));
  }

  /**
   * A fresh network.
   *
   * @param parent memory; the network is also freed with it
   * @param type 32 bit to train, 64 bit to check gradients
   * @param inputs width of the encodings
   * @param seed of the weights and of the dropout
   */
  public static Network of(NDManager parent, DataType type, Head head, int inputs, long seed) {
    return new Network(parent, type, head, Standardization.none(inputs), seed);
  }

  /** As {@link #of}, in 32 bit, on inputs brought to mean 0 and variance 1 by these rows. */
  public static Network standardized(NDManager parent, Head head, FloatMatrix rows, long seed) {
    return new Network(parent, DataType.FLOAT32, head, Standardization.of(rows), seed);
  }

  @Override
  public NDArray forward(NDArray rows, boolean training) {
    NDArray x = standardized(rows);
    for (int i = 0; i < head.hidden().size(); i++) {
      x = maps.get(i).forward(x);
      if (head.batchNorm()) {
        x = norms.get(i).forward(x, training);
      }
      x = Constants.atLeast(x, 0);
      if (training && head.dropout() > 0) {
        x = x.mul(kept(x));
      }
    }
    x = maps.get(maps.size() - 1).forward(x);
    return head.normalized() ? Rows.unit(x) : x;
  }

  private NDArray standardized(NDArray rows) {
    if (inputs.isNone()) {
      return rows;
    }
    NDManager batch = rows.getManager();
    Shape width = new Shape(inputs.width());
    return rows.sub(Arrays32.create(batch, type, inputs.mean(), width))
        .mul(Arrays32.create(batch, type, inputs.scale(), width));
  }

  /** 0 with dropout's chance, else what keeps the expectation. */
  private NDArray kept(NDArray x) {
    float[] values = new float[(int) x.getShape().size()];
    float rest = (float) (1 / (1 - head.dropout()));
    for (int i = 0; i < values.length; i++) {
      values[i] = dropping.nextDouble() < head.dropout() ? 0 : rest;
    }
    return Arrays32.create(x.getManager(), type, values, x.getShape());
  }

  @Override
  public List<NDArray> parameters() {
    List<NDArray> parameters = new ArrayList<>();
    maps.forEach(map -> parameters.addAll(map.parameters()));
    norms.forEach(norm -> parameters.addAll(norm.parameters()));
    return parameters;
  }

  /**
   * Takes over the linear maps whose shapes fit, so that afterwards it gives what they gave; hidden
   * layers' batch normalisation begins by changing nothing.
   *
   * @param memory for what lies between
   * @param start from an earlier training
   * @param rows encodings to take the batch normalisation's figures from
   */
  void warmStart(NDManager memory, Projection start, FloatMatrix rows) {
    List<Affine> affines =
        start.layers().stream().filter(Affine.class::isInstance).map(Affine.class::cast).toList();
    for (int i = 0; i < Math.min(affines.size(), maps.size()); i++) {
      if (maps.get(i).fits(affines.get(i))) {
        maps.get(i).set(i == 0 ? inputs.onStandardized(affines.get(0)) : affines.get(i));
        if (i < norms.size()) {
          try (NDManager batch = memory.newSubManager()) {
            norms.get(i).setToIdentity(beforeNorm(batch, i, rows));
          }
        }
      }
    }
  }

  private NDArray beforeNorm(NDManager batch, int layer, FloatMatrix rows) {
    int[] some = new int[Math.min(rows.rows(), CHUNK)];
    Arrays.setAll(some, i -> (int) ((long) i * rows.rows() / some.length));
    NDArray x = standardized(Arrays32.create(batch, rows.select(some)));
    for (int i = 0; i < layer; i++) {
      x = maps.get(i).forward(x);
      x = Constants.atLeast(norms.get(i).forward(x, false), 0);
    }
    return maps.get(layer).forward(x);
  }

  /** Embeds many rows, without gradients, as the projection would. */
  FloatMatrix embed(NDManager memory, FloatMatrix rows) {
    float[] embedded = new float[Math.multiplyExact(rows.rows(), head.outputs())];
    for (int from = 0; from < rows.rows(); from += CHUNK) {
      int first = from;
      int[] places = new int[Math.min(CHUNK, rows.rows() - from)];
      Arrays.setAll(places, i -> first + i);
      try (NDManager batch = memory.newSubManager()) {
        NDArray result = forward(Arrays32.create(batch, rows.select(places)), false);
        float[] values = Arrays32.values(result);
        System.arraycopy(values, 0, embedded, from * head.outputs(), values.length);
      }
    }
    return FloatMatrix.wrap(rows.rows(), head.outputs(), embedded);
  }

  /** What it has learned, with the inputs' and the batches' figures folded into the linear maps. */
  public Projection projection() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      Affine affine = maps.get(i).affine();
      if (i < norms.size()) {
        affine = norms.get(i).fold(affine);
      }
      layers.add(i == 0 ? inputs.onRaw(affine) : affine);
      if (i < head.hidden().size()) {
        layers.add(new Activation(Activation.Kind.RELU, affine.outputs()));
      }
    }
    if (head.normalized()) {
      layers.add(new Normalize(head.outputs()));
    }
    return new Projection(layers);
  }

  @Override
  public void close() {
    manager.close();
  }
}
