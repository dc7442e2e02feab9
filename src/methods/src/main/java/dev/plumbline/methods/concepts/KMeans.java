package dev.plumbline.methods.concepts;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Arrays;
import java.util.Random;

/**
 * k-means: Lloyd's iterations from centers that k-means++ draws (D. Arthur, S. Vassilvitskii:
 * k-means++: The Advantages of Careful Seeding. SODA, 2007): each next one with a chance in
 * proportion to the squared distance from those that are there, and of 2 + log k draws the one that
 * leaves the least distance. A cluster that runs empty keeps its center.
 *
 * @param clusters how many at most, 1 or more; fewer where fewer points differ
 * @param seed of the draw: the same points give the same clusters
 */
record KMeans(int clusters, long seed) {
  private static final int MAX_ITERATIONS = 50;

  KMeans {
    if (clusters < 1) {
      throw new IllegalArgumentException("clusters: " + clusters + " (expected: >= 1)");
    }
  }

  /**
   * Assigns each point to a cluster.
   *
   * @param points [n, d], finite
   * @return a cluster a point, [n], numbered from 0
   */
  int[] assign(FloatMatrix points) {
    double[][] centers = draw(points);
    int[] assigned = new int[points.rows()];
    Arrays.fill(assigned, -1);
    for (int i = 0; i < MAX_ITERATIONS && moves(points, centers, assigned); i++) {
      centre(points, assigned, centers);
    }
    return assigned;
  }

  private double[][] draw(FloatMatrix points) {
    if (points.rows() == 0) {
      return new double[0][];
    }
    Random random = new Random(seed);
    double[][] centers = new double[Math.min(clusters, points.rows())][];
    int candidates = 2 + (int) Math.log(centers.length);
    centers[0] = row(points, random.nextInt(points.rows()));
    double[] nearest = new double[points.rows()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    nearest = nearest(points, centers[0], nearest);
    for (int c = 1; c < centers.length; c++) {
      double sum = Arrays.stream(nearest).sum();
      if (sum == 0) { // every point is a center already
        return Arrays.copyOf(centers, c);
      }
      double[] before = nearest;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < candidates; i++) {
        double[] center = row(points, place(before, random.nextDouble() * sum));
        double[] after = nearest(points, center, before);
        double left = Arrays.stream(after).sum();
        if (left < least) {
          least = left;
          centers[c] = center;
          nearest = after;
        }
      }
    }
    return centers;
  }

  /** Each point's squared distance from the nearest center, once there is one more. */
  private static double[] nearest(FloatMatrix points, double[] center, double[] before) {
    double[] after = before.clone();
    for (int i = 0; i < after.length; i++) {
      after[i] = Math.min(after[i], distance(points, i, center));
    }
    return after;
  }

  /** Where the running sum of the weights passes a value; never at a weight of 0. */
  private static int place(double[] weights, double value) {
    int last = 0;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        sum += weights[i];
        if (sum > value) {
          return i;
        }
      }
    }
    return last; // rounding
  }

  /** Gives each point to its nearest center; whether any changed. */
  private static boolean moves(FloatMatrix points, double[][] centers, int[] assigned) {
    boolean changed = false;
    for (int i = 0; i < assigned.length; i++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < centers.length; c++) {
        double distance = distance(points, i, centers[c]);
        if (distance < least) {
          least = distance;
          best = c;
        }
      }
      changed |= assigned[i] != best;
      assigned[i] = best;
    }
    return changed;
  }

  private static void centre(FloatMatrix points, int[] assigned, double[][] centers) {
    int d = points.columns();
    double[][] sums = new double[centers.length][d];
    int[] counts = new int[centers.length];
    for (int i = 0; i < assigned.length; i++) {
      counts[assigned[i]]++;
      double[] sum = sums[assigned[i]];
      for (int j = 0; j < d; j++) {
        sum[j] += points.data()[i * d + j];
      }
    }
    for (int c = 0; c < centers.length; c++) {
      for (int j = 0; j < d && counts[c] > 0; j++) {
        centers[c][j] = sums[c][j] / counts[c];
      }
    }
  }

  private static double distance(FloatMatrix points, int row, double[] center) {
    int start = row * center.length;
    double squares = 0;
    for (int j = 0; j < center.length; j++) {
      double off = points.data()[start + j] - center[j];
      squares += off * off;
    }
    return squares;
  }

  private static double[] row(FloatMatrix points, int row) {
    double[] values = new double[points.columns()];
    for (int j = 0; j < values.length; j++) {
      values[j] = points.data()[row * values.length + j];
    }
    return values;
  }
}
