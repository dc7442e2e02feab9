package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.linear.Products;
import dev.plumbline.methods.linear.SingularVectors;
import dev.plumbline.methods.linear.Whitening;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Canonical correlation analysis.
 *
 * <p>max a'Cxy b / sqrt(a'Cxx a . b'Cyy b): the singular vectors of T = (Cxx + rI)^-1/2 Cxy (Cyy +
 * rI)^-1/2 = U S V' give A = (Cxx + rI)^-1/2 U and B = (Cyy + rI)^-1/2 V; S holds the correlations.
 *
 * <p>Symbols: Cxx, Cyy, Cxy {@link CcaStatistics}' covariances; r {@code regularisation}; k {@code
 * dimension}; S {@code correlations}.
 *
 * <p>Any W with W'(C + rI)W = I gives the same A and B as the symmetric root does, up to rotation
 * of U and V; the inverse of the Cholesky factor is the cheapest.
 *
 * <p>Beside the paper: without a given r, each side is shrunk towards a multiple of the identity by
 * the oracle-approximating factor of Chen, Wiesel, Eldar and Hero (2010), which needs nothing but
 * the statistics; and coordinate i may be scaled by S_i to a power, so that weakly correlated
 * directions count less in the cosine.
 *
 * @param dimension k, at most min(d, e) are used
 * @param regularisation r; empty: shrinkage from the data
 * @param power of the correlations that scales the coordinates; 0: none
 */
@Paper(
    title = "Canonical Correlation Analysis: An Overview with Application to Learning Methods",
    authors = "D. R. Hardoon, S. Szedmak, J. Shawe-Taylor",
    venue = "Neural Computation 16(12)",
    year = 2004,
    equations = "2.2 to 2.6")
public record Cca(int dimension, OptionalDouble regularisation, double power) {
  /**
   * A variance of less than this share of the squared mean is rounding: values are 32-bit floats.
   */
  private static final double NOISE = 1e-20;

  public Cca {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension: " + dimension + " (expected: >= 1)");
    }
    if (regularisation.isPresent() && !(regularisation.getAsDouble() >= 0)) {
      throw new IllegalArgumentException(
          "regularisation: " + regularisation.getAsDouble() + " (expected: >= 0)");
    }
  }

  /**
   * What a fit finds.
   *
   * @param projections into the shared space
   * @param correlations S, largest first, as many as the shared space has dimensions
   */
  public record Fit(Projections projections, List<Double> correlations) {
    public Fit {
      correlations = List.copyOf(correlations);
    }

    /** The sum of the correlations: the trace norm of T. */
    public double totalCorrelation() {
      return correlations.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /**
   * Fits from statistics of pairs whose visual sides differ; see {@link #fit(CcaStatistics,
   * double)}.
   *
   * @throws IllegalArgumentException if there are fewer than 2 records, or a side does not vary
   */
  public Fit fit(CcaStatistics statistics) {
    return fit(statistics, statistics.count());
  }

  /**
   * Fits from statistics.
   *
   * @param pictures how many visual vectors there are among the pairs: five captions of one picture
   *     tell of its covariance no more than one does, so the visual side is shrunk by this number
   * @throws IllegalArgumentException if there are fewer than 2 records, or a side does not vary
   */
  public Fit fit(CcaStatistics statistics, double pictures) {
    if (!(statistics.count() >= 2)) {
      throw new IllegalArgumentException(
          "CCA on " + statistics.count() + " pairs (expected: at least 2)");
    }
    int d = statistics.visualDimension();
    int e = statistics.textualDimension();
    double[] cxx = statistics.visualCovariance();
    double[] cyy = statistics.textualCovariance();
    double shrinkX = shrinkage(cxx, d, pictures);
    double shrinkY = shrinkage(cyy, e, statistics.count());
    DMatrixRMaj wx = whitening("visual", cxx, statistics.visualMean(), shrinkX);
    DMatrixRMaj wy = whitening("textual", cyy, statistics.textualMean(), shrinkY);
    DMatrixRMaj cxy = DMatrixRMaj.wrap(d, e, statistics.crossCovariance());
    DMatrixRMaj t = Products.multiply(Products.multiplyTransposed(wx, cxy), wy);
    // The joint covariance of both sides stays positive, so that no correlation exceeds 1.
    CommonOps_DDRM.scale(
        Math.sqrt(Shrinkage.kept(cxx, d, shrinkX) * Shrinkage.kept(cyy, e, shrinkY)), t);
    SingularVectors svd = SingularVectors.leading(t, Math.min(dimension, Math.min(d, e)));
    return new Fit(
        new Projections(
            projection(wx, svd.left(), svd.values(), statistics.visualMean()),
            projection(wy, svd.right(), svd.values(), statistics.textualMean())),
        Arrays.stream(svd.values()).boxed().toList());
  }

  private double shrinkage(double[] covariance, int p, double count) {
    return regularisation.isPresent() ? 0 : Shrinkage.oracleApproximating(covariance, p, count);
  }

  /** W with W'(C + rI)W = I, [p, p]. */
  private DMatrixRMaj whitening(String side, double[] covariance, double[] mean, double shrinkage) {
    int p = mean.length;
    double target = Shrinkage.trace(covariance, p) / p;
    double noise = NOISE * Arrays.stream(mean).map(m -> m * m).average().orElse(0);
    if (!(target > noise) || !Double.isFinite(target)) {
      throw new IllegalArgumentException(
          "the " + side + " side does not vary, or is not finite (mean variance: " + target + ")");
    }
    double ridge = regularisation.orElse(shrinkage * target);
    DMatrixRMaj c = new DMatrixRMaj(p, p);
    for (int i = 0; i < p * p; i++) {
      c.data[i] = (1 - shrinkage) * covariance[i];
    }
    for (int i = 0; i < p; i++) {
      c.data[i * p + i] += ridge;
    }
    return Whitening.of(c);
  }

  /** x to (x - mean) W U_k S^power. */
  private Projection projection(
      DMatrixRMaj whitening, DMatrixRMaj vectors, double[] correlations, double[] mean) {
    int p = mean.length;
    int k = correlations.length;
    DMatrixRMaj directions = Products.multiply(whitening, vectors);
    float[] weight = new float[p * k];
    double[] bias = new double[k];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < k; j++) {
        double value = directions.data[i * k + j] * Math.pow(Math.max(correlations[j], 0), power);
        weight[i * k + j] = (float) value;
        bias[j] -= mean[i] * value;
      }
    }
    float[] offset = new float[k];
    for (int j = 0; j < k; j++) {
      offset[j] = (float) bias[j];
    }
    return new Projection(
        List.of(new Affine(FloatMatrix.wrap(p, k, weight), FloatVector.wrap(offset))));
  }
}
