package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015, algorithm 1): m <- b1 m + (1 - b1) g; v <- b2 v + (1 - b2) g^2; w <- w
 * - rate m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + epsilon).
 *
 * <p>In one pass over Java's arrays: the engine would take a dozen, each with memory of its own,
 * which costs more than to copy gradients and parameters.
 */
public final class Adam {
  private static final double B1 = 0.9;
  private static final double B2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final List<NDArray> parameters;
  private final List<Moments> moments;
  private int steps;

  /**
   * Begins with moments of 0.
   *
   * @param parameters what is moved, 32 or 64 bit
   */
  public Adam(List<NDArray> parameters) {
    this.parameters = List.copyOf(parameters);
    this.moments = parameters.stream().map(Adam::moments).toList();
  }

  private static Moments moments(NDArray parameter) {
    int size = Math.toIntExact(parameter.size());
    DataType type = parameter.getDataType();
    ByteBuffer memory =
        ByteBuffer.allocateDirect(size * type.getNumOfBytes()).order(ByteOrder.nativeOrder());
    return type == DataType.FLOAT64
        ? new Moments64(new double[size], new double[size], memory)
        : new Moments32(new float[size], new float[size], memory);
  }

  /** Moves each parameter against its gradient. */
  public void step(Gradients gradients, double rate) {
    steps++;
    double length = rate / (1 - Math.pow(B1, steps));
    double scale = 1 / Math.sqrt(1 - Math.pow(B2, steps));
    for (int i = 0; i < parameters.size(); i++) {
      moments.get(i).move(parameters.get(i), gradients.arrays().get(i), length, scale);
    }
  }

  /** m and v of one parameter, and memory to hand its values over in. */
  private sealed interface Moments {
    void move(NDArray parameter, NDArray gradient, double length, double scale);
  }

  /** The engine forbids changes of what requires a gradient. */
  private static void set(NDArray parameter, ByteBuffer values) {
    parameter.setRequiresGradient(false);
    parameter.set(values);
    parameter.setRequiresGradient(true);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Moments32(float[] m, float[] v, ByteBuffer memory) implements Moments {
    @Override
    public void move(NDArray parameter, NDArray gradient, double length, double scale) {
      float[] w = parameter.toFloatArray();
      update(w, gradient.toFloatArray(), (float) length, (float) scale);
      memory.asFloatBuffer().put(w);
      set(parameter, memory);
    }

    /** A loop of its own, without a branch, which the compiler turns into vector instructions. */
    private void update(float[] w, float[] g, float length, float scale) {
      for (int i = 0; i < w.length; i++) {
        m[i] = (float) B1 * m[i] + (float) (1 - B1) * g[i];
        v[i] = (float) B2 * v[i] + (float) (1 - B2) * g[i] * g[i];
        w[i] -= length * m[i] / ((float) Math.sqrt(v[i]) * scale + (float) EPSILON);
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Moments64(double[] m, double[] v, ByteBuffer memory) implements Moments {
    @Override
    public void move(NDArray parameter, NDArray gradient, double length, double scale) {
      double[] w = parameter.toDoubleArray();
      double[] g = gradient.toDoubleArray();
      for (int i = 0; i < w.length; i++) {
        m[i] = B1 * m[i] + (1 - B1) * g[i];
        v[i] = B2 * v[i] + (1 - B2) * g[i] * g[i];
        w[i] -= length * m[i] / (Math.sqrt(v[i]) * scale + EPSILON);
      }
      memory.asDoubleBuffer().put(w);
      set(parameter, memory);
    }
  }
}
