package dev.plumbline.methods.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.network.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NPairTest {
  private static final NPair LOSS = new NPair(0);

  private static double loss(double[][] scores, int[] anchors, int[] candidates) {
    try (NDManager manager = NativeBlas.newManager()) {
      return LOSS.of(PairMatrix.between(manager.create(scores), anchors, candidates)).getDouble();
    }
  }

  /** As the formula stands, pair by pair. */
  private static double naive(double[][] scores, int[] anchors, int[] candidates) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < anchors.length; i++) {
      for (int p = 0; p < candidates.length; p++) {
        if (anchors[i] == candidates[p]) {
          double exponentials = 0;
          for (int j = 0; j < candidates.length; j++) {
            exponentials += anchors[i] == candidates[j] ? 0 : Math.exp(scores[i][j] - scores[i][p]);
          }
          sum += Math.log(1 + exponentials);
          pairs++;
        }
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isItsFormula(long seed) {
    double[][] scores = GradientCheck.normalRows(seed, 4, 6);
    int[] anchors = {0, 1, 2, 9};
    int[] candidates = {0, 0, 1, 2, 3, 3};
    assertThat(loss(scores, anchors, candidates))
        .isCloseTo(naive(scores, anchors, candidates), within(1e-12));
  }

  @Test
  void oneNegativeIsTheLogisticLossOfTheDifference() {
    for (double difference : new double[] {-40, -1, 0, 2, 40}) {
      double expected = Math.log1p(Math.exp(difference));
      assertThat(loss(new double[][] {{3, 3 + difference}}, new int[] {0}, new int[] {0, 1}))
          .isCloseTo(expected, within(1e-12 * Math.max(1, expected)));
    }
  }

  @Test
  void orderOfTheNegativesDoesNotMatter() {
    double there = loss(new double[][] {{1, .5, -2, 3}}, new int[] {0}, new int[] {0, 1, 2, 3});
    double back = loss(new double[][] {{1, 3, .5, -2}}, new int[] {0}, new int[] {0, 3, 1, 2});
    assertThat(there).isCloseTo(back, within(1e-12));
  }

  @Test
  void equalScoresCostTheLogarithmOfTheirNumber() {
    assertThat(loss(new double[][] {{0, 0, 0, 0}}, new int[] {0}, new int[] {0, 1, 2, 3}))
        .isCloseTo(Math.log(4), within(1e-12));
  }

  @Test
  void oneItemAndNoPositivesCostNothing() {
    assertThat(loss(new double[][] {{5}}, new int[] {0}, new int[] {0})).isZero();
    assertThat(loss(new double[][] {{5, 4}}, new int[] {0}, new int[] {1, 2})).isZero();
  }

  @Test
  void hugeScoresStayFinite() {
    try (NDManager manager = NativeBlas.newManager()) {
      var scores = manager.create(new float[] {-1e6f, 1e6f}, new Shape(1, 2));
      float value = LOSS.of(PairMatrix.between(scores, new int[] {0}, new int[] {0, 1})).getFloat();
      assertThat(value).isEqualTo(2e6f);
    }
  }

  @Test
  void penaltyIsTheMeanSquaredLength() {
    try (NDManager manager = NativeBlas.newManager()) {
      var rows = manager.create(new double[][] {{3, 4}, {0, 0}});
      assertThat(new NPair(.1).penalty(rows).getDouble()).isCloseTo(1.25, within(1e-12));
    }
  }

  @Test
  void refusesARegularisationBelowZero() {
    for (double l : new double[] {-.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NPair(l))
          .withMessageContaining("expected: >= 0, finite");
    }
  }
}
