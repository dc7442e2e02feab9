package dev.plumbline.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Keeps one odd batch from throwing the weights about. */
final class Gradients {
  private Gradients() {}

  /** Scales all gradients down where their common norm is above {@code most}. */
  static void clip(Block block, double most) {
    List<NDArray> gradients = new ArrayList<>();
    double sum = 0;
    try {
      for (Parameter parameter : block.getParameters().values()) {
        if (parameter.requiresGradient()) {
          NDArray gradient = parameter.getArray().getGradient();
          gradients.add(gradient);
          try (NDArray square = gradient.square();
              NDArray total = square.sum()) {
            sum += total.getFloat();
          }
        }
      }
      double norm = Math.sqrt(sum);
      if (norm > most) {
        gradients.forEach(gradient -> gradient.muli(most / norm));
      }
    } finally {
      gradients.forEach(NDArray::close);
    }
  }
}
