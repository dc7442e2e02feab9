package dev.plumbline.methods.network;

/** A step whose loss or gradient is not finite: the parameters were not touched by it. */
public final class NotFiniteException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  NotFiniteException(double loss, double norm) {
    super(
        "loss "
            + loss
            + ", length of the gradient "
            + norm
            + " (expected: finite; a smaller learning rate, or encodings without huge values,"
            + " may help)");
  }
}
