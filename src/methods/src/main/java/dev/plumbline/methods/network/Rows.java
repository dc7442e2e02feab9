package dev.plumbline.methods.network;

import ai.djl.ndarray.NDArray;

/** Arithmetic on the rows of a batch. */
public final class Rows {
  private static final double SMALLEST = 1e-6;

  private Rows() {}

  /** Each row at length 1; a zero row stays zero, and its gradient is finite. */
  public static NDArray unit(NDArray rows) {
    return rows.normalize(2, 1, SMALLEST);
  }
}
