package dev.plumbline.methods.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentredProductsTest {
  private static FloatMatrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] data = new float[rows * columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (3 + random.nextGaussian());
    }
    return FloatMatrix.wrap(rows, columns, data);
  }

  private static double[] naive(FloatMatrix x, FloatMatrix y, int from, int to) {
    int width = x.columns() + y.columns();
    double[] sums = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        double meanI = 0;
        double meanJ = 0;
        for (int r = from; r < to; r++) {
          meanI += at(x, y, r, i) / (to - from);
          meanJ += at(x, y, r, j) / (to - from);
        }
        for (int r = from; r < to; r++) {
          sums[i * width + j] += (at(x, y, r, i) - meanI) * (at(x, y, r, j) - meanJ);
        }
      }
    }
    return sums;
  }

  private static double at(FloatMatrix x, FloatMatrix y, int r, int c) {
    return c < x.columns() ? x.get(r, c) : y.get(r, c - x.columns());
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "7,2,1", "70,5,6", "131,140,3", "9,1,130", "4100,2,1"})
  void agreesWithANaiveLoop(int rows, int d, int e) {
    FloatMatrix x = random(rows, d, 1);
    FloatMatrix y = random(rows, e, 2);
    double[] expected = naive(x, y, 0, rows);
    CentredProducts found = CentredProducts.of(x, y);
    check(expected, found.products(), d + e);
    assertThat(NativeBlas.isAvailable()).isTrue();
    check(expected, CentredProducts.inEngine(x, y, found.mean()), d + e);
    check(expected, CentredProducts.inJava(x, y, found.mean()), d + e);
  }

  private static void check(double[] expected, double[] found, int width) {
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        assertThat(found[i * width + j]).isCloseTo(expected[i * width + j], within(1e-8));
      }
    }
  }

  @Test
  void whitens() {
    double[] sums = naive(random(50, 4, 3), random(50, 3, 4), 0, 50);
    DMatrixRMaj c = DMatrixRMaj.wrap(7, 7, sums);
    for (DMatrixRMaj w : new DMatrixRMaj[] {Whitening.of(c), Whitening.inverseRoot(c)}) {
      DMatrixRMaj cw = new DMatrixRMaj(7, 7);
      DMatrixRMaj identity = new DMatrixRMaj(7, 7);
      CommonOps_DDRM.mult(c, w, cw);
      CommonOps_DDRM.multTransA(w, cw, identity);
      assertThat(MatrixFeatures_DDRM.isIdentity(identity, 1e-9)).isTrue();
    }
  }

  @Test
  void leavesOutWhatDoesNotVary() {
    DMatrixRMaj w = Whitening.of(CommonOps_DDRM.diag(4, 0));
    assertThat(w.data).containsExactly(new double[] {0.5, 0, 0, 0}, within(1e-12));
  }
}
