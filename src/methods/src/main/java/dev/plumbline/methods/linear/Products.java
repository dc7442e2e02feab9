package dev.plumbline.methods.linear;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Products of two matrices in float64: small ones in Java, large ones in native memory. */
public final class Products {
  /** Multiplications from which on the way to native memory pays. */
  private static final double NATIVE_FROM = 1e8;

  private Products() {}

  /** A B, [p, q] from [p, r] and [r, q]. */
  public static DMatrixRMaj multiply(DMatrixRMaj a, DMatrixRMaj b) {
    if (isLarge(a.numRows, a.numCols, b.numCols)) {
      return inEngine(a, b, false);
    }
    DMatrixRMaj c = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, c);
    return c;
  }

  /** A' B, [p, q] from [r, p] and [r, q]. */
  public static DMatrixRMaj multiplyTransposed(DMatrixRMaj a, DMatrixRMaj b) {
    if (isLarge(a.numCols, a.numRows, b.numCols)) {
      return inEngine(a, b, true);
    }
    DMatrixRMaj c = new DMatrixRMaj(a.numCols, b.numCols);
    CommonOps_DDRM.multTransA(a, b, c);
    return c;
  }

  private static boolean isLarge(int p, int r, int q) {
    return (double) p * r * q >= NATIVE_FROM && NativeBlas.isAvailable();
  }

  private static DMatrixRMaj inEngine(DMatrixRMaj a, DMatrixRMaj b, boolean transposed) {
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray left = create(manager, a);
      NDArray product = (transposed ? left.transpose() : left).matMul(create(manager, b));
      return DMatrixRMaj.wrap(
          transposed ? a.numCols : a.numRows, b.numCols, product.toDoubleArray());
    }
  }

  private static NDArray create(NDManager manager, DMatrixRMaj m) {
    int size = m.numRows * m.numCols; // the array behind a matrix may be longer
    double[] values = m.data.length == size ? m.data : java.util.Arrays.copyOf(m.data, size);
    return manager.create(values, new Shape(m.numRows, m.numCols));
  }
}
