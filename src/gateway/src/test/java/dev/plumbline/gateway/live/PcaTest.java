package dev.plumbline.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PcaTest {
  /** Points whose spread along three known directions is 3, 2 and 0.5. */
  private static FloatMatrix points(int n, double[][] directions, Random random) {
    int dimension = directions[0].length;
    float[] data = new float[n * dimension];
    double[] spread = {3, 2, 0.5};
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < directions.length; d++) {
        double along = spread[d] * random.nextGaussian();
        for (int j = 0; j < dimension; j++) {
          data[i * dimension + j] += (float) (5 + along * directions[d][j]);
        }
      }
    }
    return FloatMatrix.wrap(n, dimension, data);
  }

  @Test
  void findsThePlaneOfGreatestSpread() {
    double r = Math.sqrt(0.5);
    double[][] directions = {{r, r, 0, 0}, {r, -r, 0, 0}, {0, 0, 1, 0}};

    Pca pca = Pca.of(points(4000, directions, new Random(3)));

    assertThat(pca.explained()[0]).isCloseTo(9 / 13.25, within(0.03));
    assertThat(pca.explained()[1]).isCloseTo(4 / 13.25, within(0.03));
    double[] variance = new double[2];
    double[] mean = new double[2];
    double together = 0;
    for (double[] place : pca.places()) {
      mean[0] += place[0] / 4000;
      mean[1] += place[1] / 4000;
      variance[0] += place[0] * place[0] / 4000;
      variance[1] += place[1] * place[1] / 4000;
      together += place[0] * place[1] / 4000;
    }
    assertThat(variance[0]).isCloseTo(9, within(0.6));
    assertThat(variance[1]).isCloseTo(4, within(0.3));
    assertThat(mean[0]).isCloseTo(0, within(1e-6));
    assertThat(together).as("the axes share nothing").isCloseTo(0, within(1e-3));
  }

  @Test
  void theSamePointsGiveTheSameMap() {
    double[][] directions = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    FloatMatrix points = points(50, directions, new Random(4));

    assertThat(Pca.of(points).places()).isDeepEqualTo(Pca.of(points).places());
  }

  @Test
  void onePointAndEqualPointsStandInTheMiddle() {
    assertThat(Pca.of(FloatMatrix.wrap(1, 3, new float[] {1, 2, 3})).places())
        .isDeepEqualTo(new double[][] {{0, 0}});
    Pca equal = Pca.of(FloatMatrix.wrap(2, 1, new float[] {4, 4}));
    assertThat(equal.places()).isDeepEqualTo(new double[][] {{0, 0}, {0, 0}});
    assertThat(equal.explained()).containsExactly(0, 0);
  }
}
