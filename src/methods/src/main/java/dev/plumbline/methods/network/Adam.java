package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015, algorithm 1): m <- b1 m + (1 - b1) g; v <- b2 v + (1 - b2) g^2; w <- w
 * - rate m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + epsilon). Owns the moments m and v, which DJL's
 * own would leave behind when a training ends. They are kept as m / (1 - b1) and v / (1 - b2),
 * which spares two passes over memory a step.
 */
public final class Adam implements AutoCloseable {
  private static final double B1 = 0.9;
  private static final double B2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final NDManager manager;
  private final List<NDArray> parameters;
  private final List<NDArray> firsts; // m
  private final List<NDArray> seconds; // v
  private int steps;

  /**
   * @param parent memory; the moments are also freed with it
   * @param parameters what is moved
   */
  public Adam(NDManager parent, List<NDArray> parameters) {
    this.manager = parent.newSubManager();
    this.parameters = List.copyOf(parameters);
    this.firsts = zeros();
    this.seconds = zeros();
  }

  private List<NDArray> zeros() {
    return parameters.stream().map(p -> manager.zeros(p.getShape(), p.getDataType())).toList();
  }

  /** Moves each parameter against its gradient. */
  public void step(Gradients gradients, double rate) {
    steps++;
    double scale = Math.sqrt((1 - B2) / (1 - Math.pow(B2, steps)));
    double length = rate * (1 - B1) / ((1 - Math.pow(B1, steps)) * scale);
    for (int i = 0; i < parameters.size(); i++) {
      NDArray g = gradients.arrays().get(i); // what is made of it belongs to the step's manager
      NDArray m = firsts.get(i);
      NDArray v = seconds.get(i);
      m.muli(B1).addi(g);
      v.muli(B2).addi(g.square());
      try (NDArray root = v.sqrt();
          NDArray by = m.div(root.addi(EPSILON / scale))) {
        move(parameters.get(i), by.muli(length));
      }
    }
  }

  private static void move(NDArray parameter, NDArray by) {
    parameter.setRequiresGradient(false); // the engine forbids changes in place otherwise
    parameter.subi(by);
    parameter.setRequiresGradient(true);
  }

  @Override
  public void close() {
    manager.close();
  }
}
