package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.KernelFeatures;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.Matrices;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;

/**
 * Partial Gram-Schmidt orthogonalisation of the Gram matrix, K ~ G G' (Hardoon et al. 2004, section
 * 4.1; Fine and Scheinberg 2001): the row that the landmarks so far explain worst becomes the next
 * one, until all are explained. On the landmarks G is the lower Cholesky factor L of their Gram
 * matrix, so phi(x) = L^-1 k(Z, x).
 *
 * @param kernel which kernel
 * @param landmarks at most, m
 */
public record IncompleteCholesky(KernelChoice kernel, int landmarks) implements FeatureMap {
  /** A row of which less than this share of the longest is unexplained adds rounding alone. */
  private static final double EXPLAINED = 1e-6;

  /** Rows that landmarks are looked for among; a draw of them where there are more. */
  private static final int CANDIDATES = 8192;

  public IncompleteCholesky {
    Nystroem.checkLandmarks(landmarks);
  }

  @Override
  public List<Layer> fit(FloatMatrix rows, Random random) {
    double scale = kernel.scale(rows, random);
    FloatMatrix candidates = Nystroem.draw(rows, CANDIDATES, random);
    int n = candidates.rows();
    int most = Math.min(landmarks, n);
    double[] unexplained = new double[n]; // diagonal of K - G G'
    for (int i = 0; i < n; i++) {
      FloatMatrix row = candidates.select(i);
      unexplained[i] = kernel.at(row, scale).apply(row).get(0, 0);
    }
    double least = EXPLAINED * Arrays.stream(unexplained).max().orElseThrow();
    double[][] g = new double[most][]; // columns of G
    int[] pivots = new int[most];
    int m = 0;
    for (; m < most; m++) {
      int pivot = largest(unexplained);
      if (!(unexplained[pivot] > least)) {
        break;
      }
      pivots[m] = pivot;
      g[m] = column(kernel.at(candidates.select(pivot), scale), candidates, g, m, pivot);
      for (int i = 0; i < n; i++) {
        unexplained[i] -= g[m][i] * g[m][i];
      }
      unexplained[pivot] = 0;
    }
    if (m == 0) {
      throw new IllegalArgumentException("the kernel is 0, or not finite, on all rows");
    }
    return layers(kernel.at(candidates.select(Arrays.copyOf(pivots, m)), scale), g, pivots);
  }

  /** Column m of G: what the earlier ones leave of the pivot's column of K, over its root. */
  private static double[] column(
      KernelFeatures pivotKernel, FloatMatrix candidates, double[][] g, int m, int pivot) {
    float[] values = pivotKernel.apply(candidates).data();
    double[] column = new double[values.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[i];
    }
    for (int j = 0; j < m; j++) {
      double scale = g[j][pivot];
      double[] earlier = g[j];
      for (int i = 0; i < column.length; i++) {
        column[i] -= scale * earlier[i];
      }
    }
    double root = Math.sqrt(column[pivot]);
    for (int i = 0; i < column.length; i++) {
      column[i] /= root;
    }
    return column;
  }

  private static int largest(double[] values) {
    int at = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[at]) {
        at = i;
      }
    }
    return at;
  }

  /** k(x, Z), then L'^-1. */
  private static List<Layer> layers(KernelFeatures features, double[][] g, int[] pivots) {
    int m = features.outputs();
    DMatrixRMaj inverse = new DMatrixRMaj(m, m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j <= i; j++) {
        inverse.data[i * m + j] = g[j][pivots[i]];
      }
    }
    TriangularSolver_DDRM.invertLower(inverse.data, m);
    CommonOps_DDRM.transpose(inverse);
    return List.of(
        features, new Affine(Matrices.toFloat32(inverse), Matrices.toFloat32(new double[m])));
  }
}
