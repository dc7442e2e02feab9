package dev.plumbline.methods.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.network.GradientCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The losses on centers, and the classifier beside them. */
class TripletCenterTest {
  private static final int[] CLASSES = {0, 2, 1, 1, 0};
  private static final int COUNT = 3;

  static Stream<CenterLoss> losses() {
    return Stream.of(
        new Center(), new TripletCenter(0), new TripletCenter(1), new TripletCenter(50));
  }

  private static double[][] ones(int[] classes, int count) {
    double[][] ones = new double[classes.length][count];
    for (int i = 0; i < classes.length; i++) {
      ones[i][classes[i]] = 1;
    }
    return ones;
  }

  private static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int c = 0; c < a.length; c++) {
      squares += (a[c] - b[c]) * (a[c] - b[c]);
    }
    return squares / 2;
  }

  private static double loss(CenterLoss loss, double[][] f, int[] classes, double[][] c) {
    try (NDManager manager = NativeBlas.newManager()) {
      return loss.of(manager.create(f), manager.create(ones(classes, c.length)), manager.create(c))
          .getDouble();
    }
  }

  /** As the formula stands, item by item. */
  private static double naive(double margin, double[][] f, int[] classes, double[][] c) {
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < c.length; j++) {
        nearest = j == classes[i] ? nearest : Math.min(nearest, distance(f[i], c[j]));
      }
      sum += Math.max(0, distance(f[i], c[classes[i]]) + margin - nearest);
    }
    return sum / f.length;
  }

  @Test
  void isItsFormula() {
    for (long seed = 1; seed <= 5; seed++) {
      double[][] f = GradientCheck.normalRows(seed, CLASSES.length, 4);
      double[][] c = GradientCheck.normalRows(seed + 10, COUNT, 4);
      for (double margin : new double[] {0, 1, 5}) {
        assertThat(loss(new TripletCenter(margin), f, CLASSES, c))
            .isCloseTo(naive(margin, f, CLASSES, c), within(1e-9));
      }
      double sum = 0;
      for (int i = 0; i < f.length; i++) {
        sum += distance(f[i], c[CLASSES[i]]);
      }
      assertThat(loss(new Center(), f, CLASSES, c)).isCloseTo(sum / f.length, within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void isTheDerivative(CenterLoss loss) {
    GradientCheck.check(
        List.of(
            GradientCheck.normalRows(1, CLASSES.length, 4), GradientCheck.normalRows(2, COUNT, 4)),
        at -> loss.of(at.get(0), at.get(0).getManager().create(ones(CLASSES, COUNT)), at.get(1)));
  }

  /** The papers' rule is the gradient in the centers, over one more than who touches them. */
  @ParameterizedTest
  @MethodSource("losses")
  void centersMoveAgainstTheirGradient(CenterLoss loss) {
    double[][] f = GradientCheck.normalRows(3, CLASSES.length, 4);
    double[][] c = GradientCheck.normalRows(4, COUNT, 4);
    double step = 1e-6;
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray features = manager.create(f);
      NDArray classes = manager.create(ones(CLASSES, COUNT));
      NDArray centers = manager.create(c);
      double[] moved = loss.moved(features, classes, centers, .5).toDoubleArray();
      double[] touched =
          loss.pulls(CenterLoss.distances(features, centers), classes)
              .abs()
              .sum(new int[] {0})
              .toDoubleArray();
      for (int j = 0; j < COUNT; j++) {
        for (int k = 0; k < 4; k++) {
          double value = c[j][k];
          c[j][k] = value + step;
          double above = loss(loss, f, CLASSES, c);
          c[j][k] = value - step;
          double below = loss(loss, f, CLASSES, c);
          c[j][k] = value;
          double gradient = f.length * (above - below) / (2 * step);
          assertThat(moved[j * 4 + k])
              .isCloseTo(value - .5 * gradient / (1 + touched[j]), within(1e-6));
        }
      }
    }
  }

  @Test
  void costsNothingBeyondTheMargin() {
    double[][] c = {{0, 0}, {10, 0}};
    assertThat(loss(new TripletCenter(5), new double[][] {{0, 0}, {10, 0}}, new int[] {0, 1}, c))
        .isZero();
    assertThat(loss(new TripletCenter(51), new double[][] {{0, 0}}, new int[] {0}, c))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void equalCentersCostTheMargin() {
    double[][] zeros = {{0, 0}, {0, 0}};
    assertThat(loss(new TripletCenter(5), zeros, new int[] {0, 1}, zeros))
        .isCloseTo(5, within(1e-9));
  }

  @Test
  void refusesOneClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                loss(
                    new TripletCenter(5),
                    new double[][] {{1, 2}},
                    new int[] {0},
                    new double[][] {{0, 0}}))
        .withMessage("classes: 1 (expected: >= 2)");
    try (NDManager manager = NativeBlas.newManager()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ClassObjective(manager, 1, 4, Optional.empty(), 1))
          .withMessage("classes: 1 (expected: >= 2)");
    }
    for (double margin : new double[] {-.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new TripletCenter(margin));
    }
  }

  @Test
  void centersGoToTheirClasses() {
    try (NDManager manager = NativeBlas.newManager();
        ClassObjective objective =
            new ClassObjective(
                manager, 2, 2, Optional.of(new ClassObjective.Centers(new Center(), 1, .5)), 1)) {
      NDArray features = manager.create(new float[][] {{3, 0}, {5, 0}, {0, 1}});
      int[] classes = {0, 0, 1};
      double first = objective.loss(features, classes).getFloat();
      for (int i = 0; i < 100; i++) {
        objective.step();
        objective.loss(features, classes);
      }
      assertThat(objective.loss(features, classes).getFloat()).isLessThan((float) first);
      // what is left is the spread of the first class: (1/2 + 1/2 + 0) / 3, and the softmax
      try (ClassObjective softmax = new ClassObjective(manager, 2, 2, Optional.empty(), 1)) {
        double rest = objective.loss(features, classes).getFloat();
        assertThat(rest - softmax.loss(features, classes).getFloat())
            .isCloseTo(1 / 3.0, within(1e-4));
      }
    }
  }
}
