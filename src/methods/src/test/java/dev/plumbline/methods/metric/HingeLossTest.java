package dev.plumbline.methods.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.methods.linear.NativeBlas;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HingeLossTest {
  private static final int[] ANCHORS = {0, 1, 2, 3};
  private static final int[] CANDIDATES = {0, 0, 1, 2, 3, 3};

  private static double[] scores(long seed, int count) {
    return new Random(seed).doubles(count, -1, 1).toArray();
  }

  private static double loss(double margin, NegativeMiner miner, double[] scores) {
    try (NDManager manager = NativeBlas.newManager()) {
      PairMatrix pairs =
          PairMatrix.between(
              manager.create(scores, new Shape(ANCHORS.length, CANDIDATES.length)),
              ANCHORS,
              CANDIDATES);
      return new HingeLoss(margin).of(miner.mine(pairs)).getDouble();
    }
  }

  /** As the formula stands, loop by loop. */
  private static double naive(double margin, double[] scores, int nearest) {
    double sum = 0;
    for (int i = 0; i < ANCHORS.length; i++) {
      for (int j = 0; j < CANDIDATES.length; j++) {
        if (CANDIDATES[j] != ANCHORS[i]) {
          continue;
        }
        double positive = scores[i * CANDIDATES.length + j];
        double[] terms = new double[CANDIDATES.length];
        for (int k = 0; k < CANDIDATES.length; k++) {
          double negative = scores[i * CANDIDATES.length + k];
          terms[k] = CANDIDATES[k] == ANCHORS[i] ? 0 : Math.max(0, margin - positive + negative);
        }
        java.util.Arrays.sort(terms);
        for (int k = 0; k < nearest; k++) {
          sum += terms[terms.length - 1 - k];
        }
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isItsFormula(long seed) {
    double[] scores = scores(seed, ANCHORS.length * CANDIDATES.length);
    for (double margin : new double[] {0, .2, 1}) {
      assertThat(loss(margin, NegativeMiner.all(), scores))
          .isCloseTo(naive(margin, scores, CANDIDATES.length), within(1e-12));
      assertThat(loss(margin, NegativeMiner.hardest(), scores))
          .isCloseTo(naive(margin, scores, 1), within(1e-12));
      assertThat(loss(margin, NegativeMiner.nearest(3), scores))
          .isCloseTo(naive(margin, scores, 3), within(1e-12));
    }
  }

  @Test
  void oneItemCostsNothing() {
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray one = manager.create(new float[] {.3f}, new Shape(1, 1));
      for (NegativeMiner miner :
          new NegativeMiner[] {
            NegativeMiner.all(), NegativeMiner.hardest(), NegativeMiner.semiHard()
          }) {
        PairMatrix pairs = PairMatrix.between(one, new int[] {7}, new int[] {7});
        assertThat(new HingeLoss(.2).of(miner.mine(pairs)).getFloat()).isZero();
        PairMatrix alone = PairMatrix.within(one, new int[] {7});
        assertThat(new HingeLoss(.2).of(miner.mine(alone)).getFloat()).isZero();
      }
    }
  }

  @Test
  void refusesAMarginBelowZero() {
    for (double margin : new double[] {-.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new HingeLoss(margin))
          .withMessageContaining("expected: >= 0");
    }
  }
}
