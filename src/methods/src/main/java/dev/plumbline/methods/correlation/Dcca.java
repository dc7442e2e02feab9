package dev.plumbline.methods.correlation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.linear.SingularVectors;
import dev.plumbline.methods.linear.Whitening;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.PairObjective;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Deep canonical correlation analysis: two networks whose outputs correlate most.
 *
 * <p>corr(H1, H2) = trace norm of T = S11^-1/2 S12 S22^-1/2 = U D V' over a batch, S11 = H1'H1 / (m
 * - 1) + rI on centred outputs, S22 likewise, S12 = H1'H2 / (m - 1). In closed form dcorr/dH1 = (2
 * H1 N11 + H2 N12') / (m - 1) with N12 = S11^-1/2 U V' S22^-1/2 and N11 = -1/2 S11^-1/2 U D U'
 * S11^-1/2; dcorr/dH2 by symmetry.
 *
 * <p>Symbols: H1, H2 the batch's images and texts, [m, o], one row a pair (the paper has one column
 * a pair); r {@code regularisation}. Batches must be large against o, for S is taken from one batch
 * alone.
 *
 * <p>The decompositions are done in float64 outside of the engine. It differentiates sum(H1 * dcorr
 * / dH1) + sum(H2 * dcorr / dH2) instead, which has corr's gradient where it is taken.
 *
 * @param regularisation r, above 0
 */
@Paper(
    title = "Deep Canonical Correlation Analysis",
    authors = "G. Andrew, R. Arora, J. Bilmes, K. Livescu",
    venue = "ICML",
    year = 2013,
    equations = "8 to 13")
public record Dcca(double regularisation) implements PairObjective {
  public Dcca {
    if (!(regularisation > 0)) {
      throw new IllegalArgumentException("regularisation: " + regularisation + " (expected: > 0)");
    }
  }

  /**
   * The correlation and where it grows.
   *
   * @param correlation corr(H1, H2), 0 to o
   * @param first dcorr/dH1, [m, o]
   * @param second dcorr/dH2, [m, o]
   */
  record Gradient(double correlation, DMatrixRMaj first, DMatrixRMaj second) {}

  @Override
  public NDArray loss(EmbeddedBatch batch) {
    NDArray h1 = batch.images();
    NDArray h2 = batch.texts();
    if (!h1.getShape().equals(h2.getShape())) {
      throw new IllegalArgumentException(
          "batch: " + h1.getShape() + " and " + h2.getShape() + " (expected: one text an image)");
    }
    Gradient gradient = gradient(values(h1), values(h2));
    NDArray surrogate =
        h1.mul(constant(h1, gradient.first)).sum().add(h2.mul(constant(h2, gradient.second)).sum());
    double value = surrogate.toType(DataType.FLOAT64, false).getDouble();
    return surrogate.neg().add(value - gradient.correlation); // -corr, with -corr's gradient
  }

  /**
   * In closed form.
   *
   * @param outputs1 H1, [m, o], not centred
   * @param outputs2 H2, [m, o]
   * @return zeros if m is 1: one pair does not correlate
   */
  Gradient gradient(DMatrixRMaj outputs1, DMatrixRMaj outputs2) {
    int m = outputs1.numRows;
    int o = outputs1.numCols;
    if (m < 2) {
      return new Gradient(0, new DMatrixRMaj(m, o), new DMatrixRMaj(m, o));
    }
    DMatrixRMaj h1 = centred(outputs1);
    DMatrixRMaj h2 = centred(outputs2);
    DMatrixRMaj root1 = Whitening.inverseRoot(ridged(products(h1, h1)));
    DMatrixRMaj root2 = Whitening.inverseRoot(ridged(products(h2, h2)));
    DMatrixRMaj t = multiply(multiply(root1, products(h1, h2)), root2);
    SingularVectors svd = SingularVectors.leading(t, o);
    DMatrixRMaj left = multiply(root1, svd.left()); // S11^-1/2 U
    DMatrixRMaj right = multiply(root2, svd.right()); // S22^-1/2 V
    double correlation = java.util.Arrays.stream(svd.values()).sum();
    return new Gradient(
        correlation,
        towards(h1, h2, left, right, svd.values()),
        towards(h2, h1, right, left, svd.values()));
  }

  /** (2 H N11 + G N12') / (m - 1) = (G right - H left D) left' / (m - 1). */
  private static DMatrixRMaj towards(
      DMatrixRMaj h, DMatrixRMaj g, DMatrixRMaj left, DMatrixRMaj right, double[] d) {
    DMatrixRMaj own = multiply(h, left);
    CommonOps_DDRM.multCols(own, d);
    DMatrixRMaj difference = multiply(g, right);
    CommonOps_DDRM.subtractEquals(difference, own);
    DMatrixRMaj gradient = new DMatrixRMaj(h.numRows, h.numCols);
    CommonOps_DDRM.multTransB(1.0 / (h.numRows - 1), difference, left, gradient);
    return gradient;
  }

  private DMatrixRMaj ridged(DMatrixRMaj covariance) {
    for (int i = 0; i < covariance.numRows; i++) {
      covariance.add(i, i, regularisation);
    }
    return covariance;
  }

  /** A'B / (m - 1). */
  private static DMatrixRMaj products(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj products = new DMatrixRMaj(a.numCols, b.numCols);
    CommonOps_DDRM.multTransA(1.0 / (a.numRows - 1), a, b, products);
    return products;
  }

  private static DMatrixRMaj multiply(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, product);
    return product;
  }

  private static DMatrixRMaj centred(DMatrixRMaj h) {
    DMatrixRMaj mean = CommonOps_DDRM.sumCols(h, null);
    DMatrixRMaj centred = h.copy();
    for (int i = 0; i < centred.data.length; i++) {
      centred.data[i] -= mean.data[i % h.numCols] / h.numRows;
    }
    return centred;
  }

  private static DMatrixRMaj values(NDArray h) {
    Shape shape = h.getShape();
    return DMatrixRMaj.wrap(
        (int) shape.get(0), (int) shape.get(1), h.toType(DataType.FLOAT64, false).toDoubleArray());
  }

  private static NDArray constant(NDArray like, DMatrixRMaj values) {
    return like.getManager().create(values.data, like.getShape()).toType(like.getDataType(), false);
  }
}
