package dev.plumbline.methods.network;

import java.util.List;

/**
 * The form of a network on top of a frozen encoder: for each hidden layer a linear map, batch
 * normalisation if wanted, ReLU, dropout if wanted; then a linear map, and unit length if wanted.
 *
 * @param hidden widths of the hidden layers; empty: one linear map
 * @param outputs width of the result, 1 or more
 * @param batchNorm whether hidden layers are normalised over the batch
 * @param dropout share of the hidden values that a training step leaves out, 0 to below 1
 * @param normalized whether each row of the result has length 1
 */
public record Head(
    List<Integer> hidden, int outputs, boolean batchNorm, double dropout, boolean normalized) {
  public Head {
    hidden = List.copyOf(hidden);
    for (int width : hidden) {
      if (width < 1) {
        throw new IllegalArgumentException("hidden: " + hidden + " (expected: each >= 1)");
      }
    }
    if (outputs < 1) {
      throw new IllegalArgumentException("outputs: " + outputs + " (expected: >= 1)");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout: " + dropout + " (expected: 0 to below 1)");
    }
  }

  /** One linear map to rows of length 1. */
  public static Head linear(int outputs) {
    return new Head(List.of(), outputs, false, 0, true);
  }

  /** Hidden layers without batch normalisation and dropout, then rows of length 1. */
  public static Head mlp(int outputs, Integer... hidden) {
    return new Head(List.of(hidden), outputs, false, 0, true);
  }
}
