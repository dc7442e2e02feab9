package dev.plumbline.methods.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.plumbline.methods.linear.NativeBlas;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Compares gradients with central differences, in 64 bit. */
public final class GradientCheck {
  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 1e-6;

  private GradientCheck() {}

  /** Standard normal values. */
  public static double[] normal(long seed, int count) {
    Random random = new Random(seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** Checks every partial derivative of a loss in matrices of the given values. */
  public static void check(List<double[][]> at, Function<List<NDArray>, NDArray> loss) {
    double[][] gradients = gradients(at, loss);
    for (int a = 0; a < at.size(); a++) {
      int columns = at.get(a)[0].length;
      for (int p = 0; p < gradients[a].length; p++) {
        double[] row = at.get(a)[p / columns];
        double value = row[p % columns];
        row[p % columns] = value + STEP;
        double above = value(at, loss);
        row[p % columns] = value - STEP;
        double below = value(at, loss);
        row[p % columns] = value;
        assertThat(gradients[a][p])
            .as("argument %s, place %s", a, p)
            .isCloseTo((above - below) / (2 * STEP), within(TOLERANCE));
      }
    }
  }

  private static double[][] gradients(List<double[][]> at, Function<List<NDArray>, NDArray> loss) {
    try (NDManager manager = NativeBlas.newManager()) {
      List<NDArray> arrays = arrays(manager, at);
      arrays.forEach(array -> array.setRequiresGradient(true));
      try (Gradients gradients = Gradients.of(manager, arrays, () -> loss.apply(arrays))) {
        return gradients.arrays().stream().map(NDArray::toDoubleArray).toArray(double[][]::new);
      }
    }
  }

  private static double value(List<double[][]> at, Function<List<NDArray>, NDArray> loss) {
    try (NDManager manager = NativeBlas.newManager()) {
      return loss.apply(arrays(manager, at)).getDouble();
    }
  }

  private static List<NDArray> arrays(NDManager manager, List<double[][]> at) {
    List<NDArray> arrays = new ArrayList<>();
    for (double[][] values : at) {
      arrays.add(manager.create(values));
    }
    return arrays;
  }

  /** Standard normal rows. */
  public static double[][] normalRows(long seed, int rows, int columns) {
    double[] values = normal(seed, rows * columns);
    double[][] result = new double[rows][columns];
    for (int i = 0; i < values.length; i++) {
      result[i / columns][i % columns] = values[i];
    }
    return result;
  }
}
