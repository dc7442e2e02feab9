package dev.plumbline.methods.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.network.GradientCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastiveTest {
  private static final int[] GROUPS = {0, 0, 1, 2, 2, 2};

  private static double loss(double margin, double[][] rows, int[] groups) {
    try (NDManager manager = NativeBlas.newManager()) {
      var x = manager.create(rows);
      return new Contrastive(margin)
          .of(PairMatrix.within(Measure.EUCLIDEAN.scores(x, x), groups))
          .getDouble();
    }
  }

  /** As the formula stands, pair by pair. */
  private static double naive(double margin, double[][] rows, int[] groups) {
    double similar = 0;
    double dissimilar = 0;
    int similars = 0;
    int dissimilars = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        double squares = 0;
        for (int c = 0; c < rows[i].length; c++) {
          squares += (rows[i][c] - rows[j][c]) * (rows[i][c] - rows[j][c]);
        }
        if (groups[i] != groups[j]) {
          dissimilar += Math.pow(Math.max(0, margin - Math.sqrt(squares)), 2) / 2;
          dissimilars++;
        } else if (i != j) {
          similar += squares / 2;
          similars++;
        }
      }
    }
    return similar / Math.max(1, similars) + dissimilar / Math.max(1, dissimilars);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isItsFormula(long seed) {
    double[][] rows = GradientCheck.normalRows(seed, GROUPS.length, 3);
    for (double margin : new double[] {0, 1, 3}) {
      assertThat(loss(margin, rows, GROUPS)).isCloseTo(naive(margin, rows, GROUPS), within(1e-9));
    }
  }

  @Test
  void withoutAMarginNothingIsPushed() {
    double[][] rows = GradientCheck.normalRows(6, 4, 3);
    assertThat(loss(0, rows, new int[] {0, 1, 2, 3})).isZero();
    assertThat(loss(0, rows, new int[] {0, 0, 0, 0})).isPositive();
  }

  @Test
  void theRatioWeighsWhatIsPushed() {
    try (NDManager manager = NativeBlas.newManager()) {
      var scores = manager.create(new double[][] {{0, -1}, {-1, 0}});
      PairMatrix apart = PairMatrix.within(scores, new int[] {0, 1});
      assertThat(new Contrastive(3, .25).of(apart).getDouble()).isCloseTo(.5, within(1e-9));
      assertThat(new Contrastive(3, 0).of(apart).getDouble()).isZero();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contrastive(1, -1))
        .withMessage("ratio: -1.0 (expected: >= 0, finite)");
  }

  @Test
  void orderDoesNotMatter() {
    double[][] rows = GradientCheck.normalRows(7, 4, 3);
    double[][] turned = {rows[3], rows[1], rows[0], rows[2]};
    assertThat(loss(2, turned, new int[] {1, 0, 0, 1}))
        .isCloseTo(loss(2, rows, new int[] {0, 0, 1, 1}), within(1e-12));
  }

  @Test
  void oneItemCostsNothing() {
    assertThat(loss(1, new double[][] {{1, 2}}, new int[] {0})).isZero();
  }

  @Test
  void equalAndZeroRowsHaveAGradient() {
    double[][] rows = {{0, 0}, {0, 0}, {1, 1}, {1, 1}};
    assertThat(loss(1, rows, new int[] {0, 0, 1, 1})).isCloseTo(0, within(1e-9));
    // dissimilar and in the same place: half the margin squared, and no direction to go
    assertThat(loss(1, new double[][] {{0, 0}, {0, 0}}, new int[] {0, 1}))
        .isCloseTo(.5, within(1e-5));
    try (NDManager manager = NativeBlas.newManager()) {
      var x = manager.create(rows);
      x.setRequiresGradient(true);
      try (var gradients =
          dev.plumbline.methods.network.Gradients.of(
              manager,
              List.of(x),
              () ->
                  new Contrastive(1)
                      .of(
                          PairMatrix.within(
                              Measure.EUCLIDEAN.scores(x, x), new int[] {0, 1, 2, 3})))) {
        assertThat(gradients.norm()).isFinite();
      }
    }
  }

  @Test
  void refusesAMarginBelowZero() {
    for (double margin : new double[] {-.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Contrastive(margin))
          .withMessageContaining("expected: >= 0, finite");
    }
  }
}
