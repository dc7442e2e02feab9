package dev.plumbline.methods.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The leading part of T = U S V'.
 *
 * @param left U, [d, k]
 * @param values S, k values, largest first
 * @param right V, [e, k]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SingularVectors(DMatrixRMaj left, double[] values, DMatrixRMaj right) {
  /** Sizes up to which the decomposition of T itself is quick enough. */
  private static final int DIRECT_UP_TO = 256;

  /** Below this share of the largest value, a value found from T'T is noise of the arithmetic. */
  private static final double NOISE = 1e-7;

  /**
   * The k leading ones.
   *
   * @param t T, [d, e], not changed
   * @param k 1 to min(d, e)
   */
  public static SingularVectors leading(DMatrixRMaj t, int k) {
    if (k < 1 || k > Math.min(t.numRows, t.numCols)) {
      throw new IllegalArgumentException(
          "k: " + k + " (expected: 1 to " + Math.min(t.numRows, t.numCols) + ")");
    }
    if (Math.min(t.numRows, t.numCols) <= DIRECT_UP_TO) {
      return direct(t, k);
    }
    if (t.numRows < t.numCols) {
      return byEigenvectors(CommonOps_DDRM.transpose(t, null), k).turned();
    }
    return byEigenvectors(t, k);
  }

  /** Those of T'. */
  private SingularVectors turned() {
    return new SingularVectors(/* left= */ right, values, /* right= */ left);
  }

  static SingularVectors direct(DMatrixRMaj t, int k) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(t.numRows, t.numCols, true, true, true);
    if (!svd.decompose(t.copy())) {
      throw new IllegalStateException("the singular value decomposition did not converge");
    }
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj v = svd.getV(null, false);
    DMatrixRMaj s = svd.getW(null);
    SingularOps_DDRM.descendingOrder(u, false, s, v, false);
    double[] values = new double[k];
    for (int i = 0; i < k; i++) {
      values[i] = s.get(i, i);
    }
    return new SingularVectors(
        CommonOps_DDRM.extract(u, 0, t.numRows, 0, k),
        values,
        CommonOps_DDRM.extract(v, 0, t.numCols, 0, k));
  }

  /**
   * T'T = V S^2 V' and U = T V S^-1: a fraction of the work for large matrices, and as exact for
   * values that are not tiny. Where a value is 0 in this arithmetic, so is the left vector.
   *
   * @param t [d, e], d at least e
   */
  static SingularVectors byEigenvectors(DMatrixRMaj t, int k) {
    int e = t.numCols;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(e, true, true);
    if (!eigen.decompose(Products.multiplyTransposed(t, t))) {
      throw new IllegalStateException("the eigen-decomposition did not converge");
    }
    int[] order =
        java.util.stream.IntStream.range(0, e)
            .boxed()
            .sorted((a, b) -> Double.compare(value(eigen, b), value(eigen, a)))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[k];
    DMatrixRMaj right = new DMatrixRMaj(e, k);
    for (int j = 0; j < k; j++) {
      values[j] = Math.sqrt(value(eigen, order[j]));
      DMatrixRMaj vector = eigen.getEigenVector(order[j]);
      for (int i = 0; i < e; i++) {
        right.data[i * k + j] = vector.data[i];
      }
    }
    DMatrixRMaj left = Products.multiply(t, right);
    for (int j = 0; j < k; j++) {
      boolean noise = !(values[j] > NOISE * values[0]);
      for (int i = 0; i < t.numRows; i++) {
        left.data[i * k + j] = noise ? 0 : left.data[i * k + j] / values[j];
      }
      values[j] = noise ? 0 : values[j];
    }
    return new SingularVectors(left, values, right);
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> eigen, int i) {
    return Math.max(0, eigen.getEigenvalue(i).getReal());
  }
}
