package dev.plumbline.tensors;

import ai.djl.ndarray.NDArray;

/**
 * Arithmetic with a constant, for expressions whose gradient is taken.
 *
 * <p>DJL's {@code array.mul(2)} makes an array of the constant and closes it at once. With PyTorch
 * on a CPU the array lies in a buffer of the JVM, which is then free to be collected, while PyTorch
 * still keeps its address for the gradient: now and then the gradient is computed from whatever
 * lies there by then. Here the constant belongs to the array's manager, and lives as long as the
 * array itself. The build refuses DJL's own forms; sums and differences are not concerned.
 */
public final class Constants {
  private Constants() {}

  /** {@code array * factor}. */
  public static NDArray times(NDArray array, double factor) {
    return array.mul(constant(array, factor));
  }

  /** {@code array / divisor}. */
  public static NDArray over(NDArray array, double divisor) {
    return array.div(constant(array, divisor));
  }

  /** {@code max(array, least)}, element by element. */
  public static NDArray atLeast(NDArray array, double least) {
    return array.maximum(constant(array, least));
  }

  /** {@code min(array, most)}, element by element. */
  public static NDArray atMost(NDArray array, double most) {
    return array.minimum(constant(array, most));
  }

  /** {@code array ^ exponent}, element by element. */
  public static NDArray power(NDArray array, double exponent) {
    return array.pow(constant(array, exponent));
  }

  /** Of the array's own type: as a scalar it would not widen it, but engines differ. */
  private static NDArray constant(NDArray array, double value) {
    NDArray constant = array.getManager().create(value);
    return constant.toType(array.getDataType(), false);
  }
}
