package dev.plumbline.methods.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.GradientCheck;
import dev.plumbline.methods.network.PairObjective;
import dev.plumbline.methods.network.Rows;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that VSE++, VSE0 and their kin obey. */
class VseTest {
  private static final int WIDTH = 6;

  static Stream<PairObjective> objectives() {
    return Stream.of(
        new VsePlusPlus(.2),
        new VseZero(.2),
        new Triplet(.2, NegativeMiner.semiHard()),
        new StructurePreserving(.05, StructurePreserving.Direction.BOTH, 1.5, .05));
  }

  private static double loss(PairObjective objective, double[][] images, double[][] texts) {
    int[] groups = new int[images.length];
    Arrays.setAll(groups, i -> i);
    return loss(objective, images, texts, groups);
  }

  private static double loss(
      PairObjective objective, double[][] images, double[][] texts, int[] textGroups) {
    int[] groups = new int[images.length];
    Arrays.setAll(groups, i -> i);
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray u = Rows.unit(manager.create(images));
      NDArray v = Rows.unit(manager.create(texts));
      return objective.loss(new EmbeddedBatch(u, v, groups, textGroups)).getDouble();
    }
  }

  private static double cosine(double[] x, double[] y) {
    double dot = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      dot += x[i] * y[i];
      xx += x[i] * x[i];
      yy += y[i] * y[i];
    }
    return dot / Math.sqrt(xx * yy);
  }

  /** Both losses as the formulas stand, loop by loop. */
  private static double naive(boolean hardest, double margin, double[][] u, double[][] v) {
    double loss = 0;
    for (int i = 0; i < u.length; i++) {
      double own = cosine(u[i], v[i]);
      double captions = 0;
      double images = 0;
      for (int j = 0; j < u.length; j++) {
        if (j != i) {
          double caption = Math.max(0, margin - own + cosine(u[i], v[j]));
          double image = Math.max(0, margin - own + cosine(u[j], v[i]));
          captions = hardest ? Math.max(captions, caption) : captions + caption;
          images = hardest ? Math.max(images, image) : images + image;
        }
      }
      loss += captions + images;
    }
    return loss;
  }

  @Test
  void areTheirFormulas() {
    for (int n : new int[] {1, 2, 5, 9}) {
      double[][] u = GradientCheck.normalRows(n, n, WIDTH);
      double[][] v = GradientCheck.normalRows(n + 50, n, WIDTH);
      for (double margin : new double[] {0, .2, 1}) {
        assertThat(loss(new VsePlusPlus(margin), u, v))
            .isCloseTo(naive(true, margin, u, v), within(1e-10));
        assertThat(loss(new VseZero(margin), u, v))
            .isCloseTo(naive(false, margin, u, v), within(1e-10));
      }
    }
  }

  @Test
  void withOneNegativeVsePlusPlusIsVseZero() {
    for (long seed = 0; seed < 20; seed++) {
      double[][] u = GradientCheck.normalRows(seed, 2, WIDTH);
      double[][] v = GradientCheck.normalRows(seed + 100, 2, WIDTH);
      assertThat(loss(new VsePlusPlus(.2), u, v))
          .isCloseTo(loss(new VseZero(.2), u, v), within(1e-12));
    }
  }

  @Test
  void vsePlusPlusIsTheHingeOnTheHardestNegativeBothWays() {
    PairObjective composed =
        batch ->
            VsePlusPlus.bothWays(
                PairMatrix.between(
                    Measure.DOT.scores(batch.images(), batch.texts()),
                    batch.imageGroups(),
                    batch.textGroups()),
                NegativeMiner.hardest(),
                new HingeLoss(.2));
    int[][] captions = {{0, 1, 2, 3, 4}, {0, 0, 1, 1, 1, 2, 3, 4}, {4, 0, 0, 2}, {0, 0, 0}};
    for (int[] groups : captions) {
      double[][] u = GradientCheck.normalRows(groups.length, 5, WIDTH);
      double[][] v = GradientCheck.normalRows(groups.length + 50, groups.length, WIDTH);
      assertThat(loss(new VsePlusPlus(.2), u, v, groups))
          .isCloseTo(loss(composed, u, v, groups), within(1e-12));
    }
  }

  @Test
  void withMoreVsePlusPlusCostsLess() {
    double[][] u = GradientCheck.normalRows(1, 8, WIDTH);
    double[][] v = GradientCheck.normalRows(2, 8, WIDTH);
    assertThat(loss(new VsePlusPlus(.2), u, v)).isLessThan(loss(new VseZero(.2), u, v));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void orderInTheBatchDoesNotMatter(PairObjective objective) {
    double[][] u = GradientCheck.normalRows(1, 8, WIDTH);
    double[][] v = GradientCheck.normalRows(2, 8, WIDTH);
    List<Integer> order = new java.util.ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
    Collections.shuffle(order, new Random(3));
    double[][] w = order.stream().map(i -> u[i]).toArray(double[][]::new);
    double[][] x = order.stream().map(i -> v[i]).toArray(double[][]::new);
    assertThat(loss(objective, w, x)).isCloseTo(loss(objective, u, v), within(1e-10));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void aRotationOfTheSharedSpaceDoesNotMatter(PairObjective objective) {
    double[][] u = GradientCheck.normalRows(1, 8, WIDTH);
    double[][] v = GradientCheck.normalRows(2, 8, WIDTH);
    double angle = 0.7;
    assertThat(loss(objective, rotated(u, angle), rotated(v, angle)))
        .isCloseTo(loss(objective, u, v), within(1e-10));
  }

  /** In the planes of the first and the last, and of the second and the third coordinate. */
  private static double[][] rotated(double[][] rows, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double[][] result = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double[] r = rows[i].clone();
      r[0] = c * rows[i][0] - s * rows[i][WIDTH - 1];
      r[WIDTH - 1] = s * rows[i][0] + c * rows[i][WIDTH - 1];
      r[1] = c * rows[i][1] - s * rows[i][2];
      r[2] = s * rows[i][1] + c * rows[i][2];
      result[i] = r;
    }
    return result;
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void whatIsApartCostsNothing(PairObjective objective) {
    double[][] axes = new double[4][4];
    for (int i = 0; i < axes.length; i++) {
      axes[i][i] = 2;
    }
    assertThat(loss(objective, axes, axes)).isZero();
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void aBatchOfOneAndZeroVectorsHaveALoss(PairObjective objective) {
    assertThat(loss(objective, new double[1][3], new double[1][3])).isZero();
    assertThat(loss(objective, new double[4][1], new double[4][1])).isFinite().isNotNegative();
  }

  @Test
  void marginZeroCostsNothingWhereAllAreEqual() {
    double[][] equal = new double[5][3];
    for (double[] row : equal) {
      row[0] = 1;
    }
    assertThat(loss(new VsePlusPlus(0), equal, equal)).isZero();
    assertThat(loss(new VseZero(0), equal, equal)).isZero();
    assertThat(loss(new VseZero(.2), equal, equal)).isCloseTo(2 * 5 * 4 * .2, within(1e-10));
  }

  @Test
  void structureActsOnCaptionsAlone() {
    int[] groups = {0, 0, 1, 1, 2, 2};
    double[][] images = GradientCheck.normalRows(1, 3, WIDTH);
    double[][] texts = GradientCheck.normalRows(2, 6, WIDTH);
    double without = loss(spe(0), images, texts, groups);
    double with = loss(spe(1), images, texts, groups);
    assertThat(with).isGreaterThan(without);
    double[][] together = texts.clone();
    for (int i = 0; i < 6; i++) {
      together[i] = new double[WIDTH];
      together[i][groups[i]] = 1;
    }
    assertThat(loss(spe(1), images, together, groups))
        .isEqualTo(loss(spe(0), images, together, groups));
  }

  private static StructurePreserving spe(double structure) {
    return new StructurePreserving(.05, StructurePreserving.Direction.BOTH, 1.5, structure);
  }

  @Test
  void bothDirectionsAreTheSumOfEach() {
    double[][] u = GradientCheck.normalRows(1, 8, WIDTH);
    double[][] v = GradientCheck.normalRows(2, 8, WIDTH);
    double both = oneWay(StructurePreserving.Direction.BOTH, u, v);
    double images = oneWay(StructurePreserving.Direction.IMAGES, u, v);
    double captions = oneWay(StructurePreserving.Direction.CAPTIONS, u, v);
    assertThat(both).isCloseTo(images + captions, within(1e-12));
  }

  private static double oneWay(
      StructurePreserving.Direction direction, double[][] images, double[][] texts) {
    return loss(new StructurePreserving(.05, direction, 1.5, 0), images, texts);
  }
}
