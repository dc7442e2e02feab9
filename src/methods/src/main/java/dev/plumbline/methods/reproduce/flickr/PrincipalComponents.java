package dev.plumbline.methods.reproduce.flickr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.NativeBlas;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The leading principal components of standardised rows, each at variance 1; by subspace iteration
 * (Halko, Martinsson and Tropp 2011, algorithm 4.4), since thousands of columns are too many for a
 * decomposition of their covariance.
 *
 * @param mean [d]
 * @param map from centred rows to components, [d, k]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PrincipalComponents(float[] mean, FloatMatrix map) {
  private static final int ROUNDS = 3;
  private static final int CHUNK = 1000;
  private static final double LEAST = 1e-6;

  /**
   * Finds them.
   *
   * @param rows [n, d]
   * @param k at most min(n, d)
   */
  static PrincipalComponents of(FloatMatrix rows, int k, long seed) {
    int d = rows.columns();
    float[] mean = new float[d];
    for (int i = 0; i < rows.rows(); i++) {
      for (int j = 0; j < d; j++) {
        mean[j] += rows.get(i, j) / rows.rows();
      }
    }
    Random random = new Random(seed);
    float[] start = new float[d * k];
    for (int i = 0; i < start.length; i++) {
      start[i] = (float) random.nextGaussian();
    }
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray x =
          manager
              .create(rows.data(), new Shape(rows.rows(), d))
              .sub(manager.create(mean, new Shape(d)));
      NDArray basis = manager.create(start, new Shape(d, k));
      for (int round = 0; round < ROUNDS; round++) {
        NDArray next = x.transpose().matMul(x.matMul(basis));
        basis = next.matMul(whitening(next));
      }
      NDArray seen = x.matMul(basis).divi(Math.sqrt(rows.rows()));
      NDArray map = basis.matMul(whitening(seen));
      return new PrincipalComponents(mean, FloatMatrix.wrap(d, k, map.toFloatArray()));
    }
  }

  /** V D^-1/2 of A'A = V D V', which makes A's columns orthonormal. */
  private static NDArray whitening(NDArray a) {
    NDArray wide = a.toType(DataType.FLOAT64, false);
    int k = (int) a.getShape().get(1);
    DMatrixRMaj products = DMatrixRMaj.wrap(k, k, wide.transpose().matMul(wide).toDoubleArray());
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
    if (!eigen.decompose(products)) {
      throw new IllegalStateException("the components' products have no eigenvalues");
    }
    double largest = 0;
    for (int i = 0; i < k; i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).real);
    }
    float[] scaled = new float[k * k];
    for (int i = 0; i < k; i++) {
      double value = eigen.getEigenvalue(i).real;
      double scale = value > LEAST * LEAST * largest ? 1 / Math.sqrt(value) : 0;
      for (int j = 0; j < k; j++) {
        scaled[j * k + i] = (float) (scale * eigen.getEigenVector(i).get(j));
      }
    }
    return a.getManager().create(scaled, new Shape(k, k));
  }

  /** The rows' components, [n, k]. */
  FloatMatrix apply(FloatMatrix rows) {
    int k = map.columns();
    float[] result = new float[rows.rows() * k];
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray m = manager.create(mean, new Shape(mean.length));
      NDArray w = manager.create(map.data(), new Shape(map.rows(), k));
      for (int from = 0; from < rows.rows(); from += CHUNK) {
        int first = from;
        int[] places = new int[Math.min(CHUNK, rows.rows() - from)];
        java.util.Arrays.setAll(places, i -> first + i);
        try (NDManager step = manager.newSubManager()) {
          NDArray x =
              step.create(rows.select(places).data(), new Shape(places.length, mean.length));
          float[] values = x.subi(m).matMul(w).toFloatArray();
          System.arraycopy(values, 0, result, from * k, values.length);
        }
      }
    }
    return FloatMatrix.wrap(rows.rows(), k, result);
  }
}
