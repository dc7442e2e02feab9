package dev.plumbline.methods.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedProductsTest {
  /** The last is large enough for the engine; the third leaves rows over in each block. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "5, 3, 2", "30, 9, 7", "1500, 120, 120"})
  void areTheProducts(int n, int d, int c) {
    Random random = new Random(1);
    float[] x = new float[n * d];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    double[] w = random.doubles((long) d * c).toArray();
    double[] g = random.doubles((long) n * c).toArray();

    try (RepeatedProducts products = RepeatedProducts.with(FloatMatrix.wrap(n, d, x), c)) {
      for (int round = 0; round < 3; round++) {
        double[] xw = products.times(w);
        double[] xg = products.transposedTimes(g);
        for (int k = 0; k < c; k++) {
          for (int i = 0; i < n; i += 1 + n / 10) { // some of the rows will do
            double sum = 0;
            for (int j = 0; j < d; j++) {
              sum += x[i * d + j] * w[j * c + k];
            }
            assertThat(xw[i * c + k]).isCloseTo(sum, within(1e-10));
          }
          for (int j = 0; j < d; j += 1 + d / 10) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
              sum += x[i * d + j] * g[i * c + k];
            }
            assertThat(xg[j * c + k]).isCloseTo(sum, within(1e-10));
          }
        }
      }
    }
  }
}
