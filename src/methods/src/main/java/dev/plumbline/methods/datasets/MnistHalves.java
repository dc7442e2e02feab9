package dev.plumbline.methods.datasets;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The left 14 columns of a digit against the right 14 (Andrew et al. 2013): 392 and 392 values from
 * 0 to 1. The first 50,000 digits of the training file train, its last 10,000 validate, the test
 * file tests.
 */
public final class MnistHalves {
  private static final int TRAIN = 50_000;
  private static final int HALF = Mnist.SIDE / 2;

  private MnistHalves() {}

  public static ViewSplit of(Mnist mnist) {
    return new ViewSplit(
        pairs(mnist.train(), 0, TRAIN),
        pairs(mnist.train(), TRAIN, mnist.train().count()),
        pairs(mnist.test(), 0, mnist.test().count()));
  }

  private static PairSet pairs(Mnist.Digits digits, int from, int to) {
    List<String> groups = new ArrayList<>(to - from);
    List<Integer> labels = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      groups.add(Integer.toString(i));
      labels.add((int) digits.labels()[i]);
    }
    return new PairSet(
        columns(digits, from, to, 0), columns(digits, from, to, HALF), groups, Optional.of(labels));
  }

  private static FloatMatrix columns(Mnist.Digits digits, int from, int to, int firstColumn) {
    float[] values = new float[(to - from) * Mnist.SIDE * HALF];
    int at = 0;
    for (int i = from; i < to; i++) {
      for (int row = 0; row < Mnist.SIDE; row++) {
        for (int column = 0; column < HALF; column++) {
          values[at++] = digits.pixel(i, row, firstColumn + column);
        }
      }
    }
    return FloatMatrix.wrap(to - from, Mnist.SIDE * HALF, values);
  }
}
