package dev.plumbline.methods.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KMeansTest {
  private static final int HEAPS = 6;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void heapsThatLieApartAreClusters(long seed) {
    int[] heapOf = new int[120];
    int[] clusters = new KMeans(HEAPS, seed).assign(heaps(heapOf));

    Map<Integer, Integer> clusterOf = new HashMap<>();
    for (int i = 0; i < heapOf.length; i++) {
      clusterOf.putIfAbsent(heapOf[i], clusters[i]);
      assertThat(clusters[i]).isEqualTo(clusterOf.get(heapOf[i]));
    }
    assertThat(clusterOf.values()).doesNotHaveDuplicates().allMatch(c -> c >= 0 && c < HEAPS);
  }

  @Test
  void everyPointIsNearestToTheMeanOfItsOwnCluster() {
    FloatMatrix points = normal(200, 3);
    int[] clusters = new KMeans(7, 1).assign(points);

    double[][] means = means(points, clusters, 7);
    for (int i = 0; i < points.rows(); i++) {
      double own = distance(points, i, means[clusters[i]]);
      for (double[] other : means) {
        assertThat(own).isLessThanOrEqualTo(distance(points, i, other) + 1e-9);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameClusters() {
    FloatMatrix points = normal(100, 4);
    assertThat(new KMeans(9, 5).assign(points))
        .isEqualTo(new KMeans(9, 5).assign(points))
        .isNotEqualTo(new KMeans(9, 6).assign(points));
  }

  @Test
  void equalPointsShareAClusterHoweverManyAreAskedFor() {
    float[] values = new float[20];
    Arrays.fill(values, 10, 20, 1);
    int[] clusters = new KMeans(5, 1).assign(FloatMatrix.wrap(10, 2, values));

    assertThat(Arrays.stream(clusters, 0, 5).distinct()).hasSize(1);
    assertThat(Arrays.stream(clusters, 5, 10).distinct()).hasSize(1);
    assertThat(clusters[0]).isNotEqualTo(clusters[9]);
  }

  @Test
  void noPointsAndOnePointAreAssigned() {
    assertThat(new KMeans(3, 1).assign(FloatMatrix.empty(4))).isEmpty();
    assertThat(new KMeans(3, 1).assign(normal(1, 4))).containsExactly(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KMeans(0, 1))
        .withMessage("clusters: 0 (expected: >= 1)");
  }

  private static FloatMatrix heaps(int[] heapOf) {
    Random random = new Random(9);
    float[] values = new float[heapOf.length * HEAPS];
    for (int i = 0; i < heapOf.length; i++) {
      heapOf[i] = i % HEAPS;
      for (int j = 0; j < HEAPS; j++) {
        values[i * HEAPS + j] = (j == heapOf[i] ? 10 : 0) + (float) (0.3 * random.nextGaussian());
      }
    }
    return FloatMatrix.wrap(heapOf.length, HEAPS, values);
  }

  private static FloatMatrix normal(int rows, int columns) {
    Random random = new Random(rows);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return FloatMatrix.wrap(rows, columns, values);
  }

  private static double[][] means(FloatMatrix points, int[] clusters, int count) {
    double[][] means = new double[count][points.columns()];
    int[] sizes = new int[count];
    for (int cluster : clusters) {
      sizes[cluster]++;
    }
    for (int i = 0; i < clusters.length; i++) {
      for (int j = 0; j < points.columns(); j++) {
        means[clusters[i]][j] += points.get(i, j) / sizes[clusters[i]];
      }
    }
    return means;
  }

  private static double distance(FloatMatrix points, int row, double[] mean) {
    double squares = 0;
    for (int j = 0; j < mean.length; j++) {
      squares += Math.pow(points.get(row, j) - mean[j], 2);
    }
    return squares;
  }
}
