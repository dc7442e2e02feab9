package dev.plumbline.methods.reproduce.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.metric.Measure;
import java.util.Arrays;

/** Nearest rows by Euclidean distance. */
final class Neighbours {
  private static final int CHUNK = 500;

  private Neighbours() {}

  /**
   * The k nearest candidates of each query, nearest first; of equals the first.
   *
   * @param queries [n, d]
   * @param candidates [m, d]
   * @param k 1 to m, or m - 1 where {@code same}
   * @param same whether query i and candidate i are the same thing, which is no answer then
   * @return [n][k]
   */
  static int[][] of(FloatMatrix queries, FloatMatrix candidates, int k, boolean same) {
    int[][] nearest = new int[queries.rows()][];
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray all = array(manager, candidates);
      for (int from = 0; from < queries.rows(); from += CHUNK) {
        int[] rows = new int[Math.min(CHUNK, queries.rows() - from)];
        int start = from;
        Arrays.setAll(rows, i -> start + i);
        try (NDManager chunk = manager.newSubManager()) {
          float[] scores =
              Measure.SQUARED_EUCLIDEAN
                  .scores(array(chunk, queries.select(rows)), all)
                  .toFloatArray();
          for (int i = 0; i < rows.length; i++) {
            nearest[from + i] = largest(scores, i, candidates.rows(), k, same ? from + i : -1);
          }
        }
      }
    }
    return nearest;
  }

  private static NDArray array(NDManager manager, FloatMatrix rows) {
    return manager.create(rows.data(), new Shape(rows.rows(), rows.columns()));
  }

  /** Scores are at most 0, so that their bits, as a whole number, are the larger the lower. */
  private static int[] largest(float[] scores, int row, int count, int k, int without) {
    long[] keys = new long[count];
    for (int j = 0; j < count; j++) {
      long distance = Float.floatToIntBits(Math.abs(scores[row * count + j]));
      keys[j] = j == without ? Long.MAX_VALUE : distance << 32 | j;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys, 0, k).mapToInt(key -> (int) key).toArray();
  }

  /** The share of queries whose class is that of most of their k nearest candidates, k odd. */
  static double accuracy(
      FloatMatrix queries, int[] classes, FloatMatrix candidates, int[] known, int k) {
    int[][] nearest = of(queries, candidates, k, false);
    int right = 0;
    for (int i = 0; i < classes.length; i++) {
      int own = classes[i];
      long votes = Arrays.stream(nearest[i]).filter(j -> known[j] == own).count();
      right += 2 * votes > k ? 1 : 0;
    }
    return (double) right / classes.length;
  }

  /** The mean share of the k nearest that two mappings of the same things have in common. */
  static double overlap(FloatMatrix queries, FloatMatrix moved, FloatMatrix candidates, int k) {
    int[][] before = of(queries, candidates, k, true);
    int[][] after = of(moved, candidates, k, true);
    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      Arrays.sort(before[i]);
      int[] sorted = before[i];
      sum += Arrays.stream(after[i]).filter(j -> Arrays.binarySearch(sorted, j) >= 0).count();
    }
    return sum / before.length / k;
  }
}
