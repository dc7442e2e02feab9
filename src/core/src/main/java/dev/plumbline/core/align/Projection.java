package dev.plumbline.core.align;

import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import java.util.List;

/**
 * From one encoder's space into the shared space: layers applied in order.
 *
 * @param layers at least one; each takes what the one before it gives
 */
public record Projection(List<Layer> layers) {
  public Projection {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("projection has no layers (expected: at least 1)");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
        throw new IllegalArgumentException(
            "layer "
                + i
                + " takes "
                + layers.get(i).inputs()
                + " values, but layer "
                + (i - 1)
                + " gives "
                + layers.get(i - 1).outputs());
      }
    }
  }

  public int inputs() {
    return layers.get(0).inputs();
  }

  public int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  /** Projects rows: [n, inputs] to [n, outputs]. */
  public FloatMatrix apply(FloatMatrix rows) {
    FloatMatrix out = rows;
    for (Layer layer : layers) {
      out = layer.apply(out);
    }
    return out;
  }

  /** Projects one vector. */
  public FloatVector apply(FloatVector row) {
    return apply(FloatMatrix.wrap(1, row.dimension(), row.toArray())).row(0);
  }
}
