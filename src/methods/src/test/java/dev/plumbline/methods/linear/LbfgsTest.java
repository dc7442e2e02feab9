package dev.plumbline.methods.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {
  private static final Lbfgs SOLVER = new Lbfgs(10, 300, 1e-8);

  /** A curved valley: descent along the gradient alone needs thousands of steps. */
  @Test
  void findsTheEndOfRosenbrocksValley() {
    double[] start = {-1.2, 1};
    int[] asked = {0};
    double[] found =
        SOLVER.minimise(
            (x, gradient) -> {
              asked[0]++;
              double across = x[1] - x[0] * x[0];
              gradient[0] = -400 * x[0] * across - 2 * (1 - x[0]);
              gradient[1] = 200 * across;
              return 100 * across * across + (1 - x[0]) * (1 - x[0]);
            },
            start);
    assertThat(found).containsExactly(new double[] {1, 1}, within(1e-6));
    assertThat(asked[0]).isLessThan(100);
    assertThat(start).containsExactly(-1.2, 1);
  }

  @Test
  void staysWhereTheGradientIsZero() {
    double[] found =
        SOLVER.minimise(
            (x, gradient) -> {
              gradient[0] = 2 * (x[0] - 3);
              return (x[0] - 3) * (x[0] - 3);
            },
            new double[] {3});
    assertThat(found).containsExactly(3);
  }
}
