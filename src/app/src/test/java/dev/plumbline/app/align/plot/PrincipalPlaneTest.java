package dev.plumbline.app.align.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {
  /** Variances 9, 4 and .01 along the first three of five axes, around a point that is not 0. */
  private static FloatMatrix rows(int count) {
    Random random = new Random(3);
    float[] values = new float[count * 5];
    for (int i = 0; i < count; i++) {
      values[i * 5] = (float) (7 + 3 * random.nextGaussian());
      values[i * 5 + 1] = (float) (-2 + 2 * random.nextGaussian());
      values[i * 5 + 2] = (float) (.1 * random.nextGaussian());
    }
    return FloatMatrix.wrap(count, 5, values);
  }

  @Test
  void findsTheDirectionsThatVaryMost() {
    FloatMatrix rows = rows(2000);
    double[][] points = PrincipalPlane.of(rows).project(rows);
    double[] squares = new double[2];
    double product = 0;
    for (double[] point : points) {
      squares[0] += point[0] * point[0] / points.length;
      squares[1] += point[1] * point[1] / points.length;
      product += point[0] * point[1] / points.length;
    }
    assertThat(squares[0]).isEqualTo(9, within(.6));
    assertThat(squares[1]).isEqualTo(4, within(.3));
    assertThat(product).isEqualTo(0, within(1e-6));
  }

  @Test
  void oneRowAndOneColumnAreAPoint() {
    FloatMatrix one = rows(1);
    assertThat(PrincipalPlane.of(one).project(one)).isDeepEqualTo(new double[][] {{0, 0}});
    FloatMatrix column = FloatMatrix.wrap(3, 1, new float[] {1, 2, 3});
    assertThat(PrincipalPlane.of(column).project(column))
        .isDeepEqualTo(new double[][] {{-1, 0}, {0, 0}, {1, 0}});
  }
}
