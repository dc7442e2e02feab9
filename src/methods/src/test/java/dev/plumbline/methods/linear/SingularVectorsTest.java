package dev.plumbline.methods.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingularVectorsTest {
  private static DMatrixRMaj random(int rows, int columns) {
    return RandomMatrices_DDRM.rectangle(rows, columns, -1, 1, new Random(1));
  }

  @ParameterizedTest
  @CsvSource({"40,30", "30,30", "1,1", "9,1"})
  void bothWaysGiveBackTheMatrix(int d, int e) {
    DMatrixRMaj t = random(d, e);
    for (SingularVectors svd :
        new SingularVectors[] {
          SingularVectors.direct(t, e),
          SingularVectors.byEigenvectors(t, e),
          SingularVectors.leading(t, e)
        }) {
      DMatrixRMaj scaled = svd.left().copy();
      CommonOps_DDRM.multCols(scaled, svd.values());
      DMatrixRMaj product = new DMatrixRMaj(d, e);
      CommonOps_DDRM.multTransB(scaled, svd.right(), product);
      assertThat(MatrixFeatures_DDRM.isIdentical(product, t, 1e-9)).isTrue();
      assertThat(svd.values()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
  }

  @Test
  void leadingOnesOfALargeMatrix() {
    DMatrixRMaj t = Products.multiply(random(800, 6), random(6, 900)); // rank 6, wider than high
    SingularVectors found = SingularVectors.leading(t, 8);
    assertThat(found.values()[5]).isPositive();
    assertThat(found.values()[6]).isZero();
    for (int j = 0; j < 6; j++) {
      DMatrixRMaj v = CommonOps_DDRM.extractColumn(found.right(), j, null);
      DMatrixRMaj tv = Products.multiply(t, v);
      for (int i = 0; i < 800; i++) {
        assertThat(tv.get(i)).isCloseTo(found.values()[j] * found.left().get(i, j), within(1e-6));
      }
    }
    assertThatIllegalArgumentException().isThrownBy(() -> SingularVectors.leading(t, 801));
  }

  @Test
  void productsInNativeMemoryAreTheSame() {
    assertThat(NativeBlas.isAvailable()).isTrue();
    DMatrixRMaj a = random(500, 700);
    DMatrixRMaj b = random(700, 400);
    DMatrixRMaj expected = new DMatrixRMaj(500, 400);
    CommonOps_DDRM.mult(a, b, expected);
    assertThat(MatrixFeatures_DDRM.isIdentical(Products.multiply(a, b), expected, 1e-9)).isTrue();
    DMatrixRMaj turned = CommonOps_DDRM.transpose(a, null);
    assertThat(
            MatrixFeatures_DDRM.isIdentical(Products.multiplyTransposed(turned, b), expected, 1e-9))
        .isTrue();
  }
}
