package dev.plumbline.methods.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Matrices W with W' C W = I. */
public final class Whitening {
  /** Directions with less than this share of the largest variance are noise of the arithmetic. */
  private static final double RANK_TOLERANCE = 1e-12;

  private Whitening() {}

  /**
   * W for a symmetric C without negative eigenvalues: C = L L' and W = L'^-1 where C has full rank,
   * else the symmetric C^-1/2 on the directions that vary.
   *
   * @param c [p, p], not changed
   */
  public static DMatrixRMaj of(DMatrixRMaj c) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(c.numRows, true);
    if (cholesky.decompose(c.copy())) {
      DMatrixRMaj l = cholesky.getT(null);
      double smallest = Double.POSITIVE_INFINITY;
      double largest = 0;
      for (int i = 0; i < l.numRows; i++) {
        smallest = Math.min(smallest, l.get(i, i) * l.get(i, i));
        largest = Math.max(largest, l.get(i, i) * l.get(i, i));
      }
      if (smallest > RANK_TOLERANCE * largest) {
        TriangularSolver_DDRM.invertLower(l.data, l.numRows);
        CommonOps_DDRM.transpose(l);
        return l;
      }
    }
    return inverseRoot(c);
  }

  /** The symmetric C^-1/2; directions that do not vary are left out. */
  public static DMatrixRMaj inverseRoot(DMatrixRMaj c) {
    int p = c.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
    if (!eigen.decompose(c.copy())) {
      throw new IllegalStateException("the eigen-decomposition did not converge");
    }
    double largest = 0;
    for (int i = 0; i < p; i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    DMatrixRMaj scaled = new DMatrixRMaj(p, p);
    DMatrixRMaj vectors = new DMatrixRMaj(p, p);
    for (int j = 0; j < p; j++) {
      double value = eigen.getEigenvalue(j).getReal();
      double inverse = value > RANK_TOLERANCE * largest ? 1 / Math.sqrt(value) : 0;
      DMatrixRMaj vector = eigen.getEigenVector(j);
      for (int i = 0; i < p; i++) {
        vectors.data[i * p + j] = vector.data[i];
        scaled.data[i * p + j] = vector.data[i] * inverse;
      }
    }
    DMatrixRMaj root = new DMatrixRMaj(p, p);
    CommonOps_DDRM.multTransB(scaled, vectors, root);
    return root;
  }
}
