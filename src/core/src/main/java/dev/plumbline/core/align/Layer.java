package dev.plumbline.core.align;

import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;

/**
 * One step of a projection. All seventeen methods' heads are stacks of these few.
 *
 * <p>{@link #apply} takes [n, inputs] and gives [n, outputs]; it has no state and is thread-safe.
 */
public sealed interface Layer permits Affine, Activation, Normalize, KernelFeatures {
  int inputs();

  int outputs();

  /**
   * Applies the step to each row.
   *
   * @throws IllegalArgumentException if the rows are not {@code inputs()} wide
   */
  FloatMatrix apply(FloatMatrix rows);

  /** Applies the step to one row. */
  default FloatVector apply(FloatVector row) {
    return apply(FloatMatrix.wrap(1, row.dimension(), row.toArray())).row(0);
  }

  /** Throws unless the rows are as wide as the layer expects. */
  static void checkWidth(FloatMatrix rows, int inputs) {
    if (rows.columns() != inputs) {
      throw new IllegalArgumentException(
          "rows have " + rows.columns() + " columns (expected: " + inputs + ")");
    }
  }
}
