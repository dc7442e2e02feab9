package dev.plumbline.methods.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import dev.plumbline.methods.linear.NativeBlas;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A loss and its gradients. They are views of what the engine keeps beside each parameter: closing
 * sets them back to 0 for the next step.
 */
public final class Gradients implements AutoCloseable {
  /** The engine collects gradients for one thread of the process at a time, and refuses others. */
  private static final ReentrantLock COLLECTING = new ReentrantLock();

  private static final NDIndex EVERYWHERE = new NDIndex("...");

  private final double loss;
  private final List<NDArray> arrays;
  private final double norm;

  private Gradients(double loss, List<NDArray> arrays, double norm) {
    this.loss = loss;
    this.arrays = arrays;
    this.norm = norm;
  }

  /**
   * Computes a loss and differentiates it.
   *
   * @param step memory of this step; the gradients' handles are freed with it
   * @param parameters what is learned
   * @param loss a scalar made from them
   * @throws NotFiniteException if the loss or a gradient is not finite; the gradients are 0 again
   */
  public static Gradients of(NDManager step, List<NDArray> parameters, Supplier<NDArray> loss) {
    double value;
    COLLECTING.lock();
    try (GradientCollector collector = Engine.getEngine(NativeBlas.ENGINE).newGradientCollector()) {
      NDArray scalar = loss.get();
      collector.backward(scalar);
      value = scalar.toType(DataType.FLOAT64, false).getDouble();
    } finally {
      COLLECTING.unlock();
    }
    List<NDArray> arrays = new ArrayList<>();
    double squares = 0;
    for (NDArray parameter : parameters) {
      NDArray gradient = parameter.getGradient();
      gradient.attach(step);
      arrays.add(gradient);
      double length = gradient.norm().toType(DataType.FLOAT64, false).getDouble();
      squares += length * length;
    }
    Gradients gradients = new Gradients(value, arrays, Math.sqrt(squares));
    if (!Double.isFinite(value) || !Double.isFinite(squares)) {
      gradients.close();
      throw new NotFiniteException(value, Math.sqrt(squares));
    }
    return gradients;
  }

  public double loss() {
    return loss;
  }

  /** Euclidean length of all gradients together, before any clipping. */
  public double norm() {
    return norm;
  }

  /** One a parameter, in the parameters' order. */
  public List<NDArray> arrays() {
    return arrays;
  }

  /** Scales all of them down where their common norm is above a limit. */
  public void clip(double most) {
    if (norm > most) {
      arrays.forEach(gradient -> gradient.muli(most / norm));
    }
  }

  @Override
  public void close() {
    if (Double.isFinite(norm)) {
      arrays.forEach(gradient -> gradient.muli(0)); // quicker than to set them
    } else {
      arrays.forEach(gradient -> gradient.set(EVERYWHERE, 0));
    }
  }
}
