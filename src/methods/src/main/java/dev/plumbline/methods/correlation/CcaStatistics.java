package dev.plumbline.methods.correlation;

import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.CentredProducts;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sufficient statistics of canonical correlation analysis: count, means, and centred cross-products
 * of the concatenated vector z = (x, y), in float64.
 *
 * <p>Batches are joined by the pairwise update of Chan, Golub and LeVeque (1979): S = S_a + S_b +
 * (n_a n_b / n) d d', d the difference of the means. So statistics update record by record, merge
 * across workers in any order, and agree with one pass over all records to rounding.
 * Thread-confined.
 */
public final class CcaStatistics {
  /** Records gathered before one update of the cross-products. */
  private static final int BLOCK = 128;

  /** The most that d + e may be; the cross-products then take 2 GiB. */
  private static final int MAX_WIDTH = 16_384;

  private final int visualDimension;
  private final int textualDimension;
  private double count;
  private final double[] mean;

  /** Centred cross-products, [d + e, d + e], upper triangle. */
  private final double[] products;

  private final double[] block;
  private int blocked;

  /**
   * @param visualDimension d, 1 or more
   * @param textualDimension e, 1 or more
   */
  public CcaStatistics(int visualDimension, int textualDimension) {
    if (visualDimension < 1
        || textualDimension < 1
        || (long) visualDimension + textualDimension > MAX_WIDTH) {
      throw new IllegalArgumentException(
          "dimensions: "
              + visualDimension
              + ", "
              + textualDimension
              + " (expected: >= 1, together <= "
              + MAX_WIDTH
              + ")");
    }
    this.visualDimension = visualDimension;
    this.textualDimension = textualDimension;
    int width = visualDimension + textualDimension;
    mean = new double[width];
    products = new double[Math.multiplyExact(width, width)];
    block = new double[BLOCK * width];
  }

  public int visualDimension() {
    return visualDimension;
  }

  public int textualDimension() {
    return textualDimension;
  }

  private int width() {
    return mean.length;
  }

  /** Records so far; less than that many after {@link #forget}. */
  public double count() {
    absorb();
    return count;
  }

  /**
   * Takes one pair in.
   *
   * @param x the visual vector, d values
   * @param y the textual vector, e values
   */
  public void add(float[] x, float[] y) {
    if (x.length != visualDimension || y.length != textualDimension) {
      throw new IllegalArgumentException(
          "pair of "
              + x.length
              + " and "
              + y.length
              + " values (expected: "
              + visualDimension
              + " and "
              + textualDimension
              + ")");
    }
    checkFinite("visual", x, 0, x.length);
    checkFinite("textual", y, 0, y.length);
    gather(x, 0, y, 0);
  }

  /**
   * Takes pairs in, row i of both sides.
   *
   * @param x the visual vectors, [n, d]
   * @param y the textual vectors, [n, e]
   * @throws IllegalArgumentException if the shapes do not fit or a value is not finite; then
   *     nothing was taken in
   */
  public void addAll(FloatMatrix x, FloatMatrix y) {
    if (x.rows() != y.rows() || x.columns() != visualDimension || y.columns() != textualDimension) {
      throw new IllegalArgumentException(
          "pairs "
              + x
              + " and "
              + y
              + " (expected: equal rows, "
              + visualDimension
              + " and "
              + textualDimension
              + " columns)");
    }
    if (x.rows() < BLOCK) {
      checkFinite(x, y);
      for (int i = 0; i < x.rows(); i++) {
        gather(x.data(), i * visualDimension, y.data(), i * textualDimension);
      }
      return;
    }
    CentredProducts part = CentredProducts.of(x, y);
    if (part.products().length == 0) {
      checkFinite(x, y);
    }
    add(x.rows(), part);
  }

  private static void checkFinite(FloatMatrix x, FloatMatrix y) {
    checkFinite("visual", x.data(), 0, x.data().length);
    checkFinite("textual", y.data(), 0, y.data().length);
  }

  private static void checkFinite(String side, float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            side + " value " + i + ": " + values[i] + " (expected: finite)");
      }
    }
  }

  private void gather(float[] x, int fromX, float[] y, int fromY) {
    int start = blocked * width();
    for (int i = 0; i < visualDimension; i++) {
      block[start + i] = x[fromX + i];
    }
    for (int i = 0; i < textualDimension; i++) {
      block[start + visualDimension + i] = y[fromY + i];
    }
    if (++blocked == BLOCK) {
      absorb();
    }
  }

  /** Joins the gathered records to the statistics. */
  private void absorb() {
    if (blocked == 0) {
      return;
    }
    int width = width();
    int rows = blocked;
    blocked = 0;
    add(rows, CentredProducts.inJava(Arrays.copyOf(block, rows * width), rows, width));
  }

  private void add(int rows, CentredProducts part) {
    for (int i = 0; i < products.length; i++) {
      products[i] += part.products()[i];
    }
    join(rows, part.mean());
  }

  /** Accounts for the distance between the means; the other side's products are added already. */
  private void join(double otherCount, double[] otherMean) {
    int width = width();
    double total = count + otherCount;
    double weight = count * otherCount / total;
    double[] difference = new double[width];
    for (int i = 0; i < width; i++) {
      difference[i] = otherMean[i] - mean[i];
      mean[i] += difference[i] * otherCount / total;
    }
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        products[i * width + j] += weight * difference[i] * difference[j];
      }
    }
    count = total;
  }

  /**
   * Takes another worker's statistics in; the other stays as it is.
   *
   * @throws IllegalArgumentException if its dimensions differ
   */
  public void merge(CcaStatistics other) {
    if (other.visualDimension != visualDimension || other.textualDimension != textualDimension) {
      throw new IllegalArgumentException(
          "dimensions: "
              + other.visualDimension
              + ", "
              + other.textualDimension
              + " (expected: "
              + visualDimension
              + ", "
              + textualDimension
              + ")");
    }
    absorb();
    other.absorb();
    if (other.count == 0) {
      return;
    }
    for (int i = 0; i < products.length; i++) {
      products[i] += other.products[i];
    }
    join(other.count, other.mean);
  }

  /**
   * Lets the past count less.
   *
   * @param factor weight of what has come so far, 0 to 1; after n records with factor 2^(-n/h) the
   *     half-life is h records
   */
  public void forget(double factor) {
    if (!(factor >= 0 && factor <= 1)) {
      throw new IllegalArgumentException("factor: " + factor + " (expected: 0 to 1)");
    }
    absorb();
    count *= factor;
    for (int i = 0; i < products.length; i++) {
      products[i] *= factor;
    }
  }

  /** The factor for {@link #forget} that gives a half-life, counted in records. */
  public static double forgettingFactor(double records, double halfLife) {
    if (!(records >= 0) || !(halfLife > 0)) {
      throw new IllegalArgumentException(
          "records: " + records + " (expected: >= 0), half-life: " + halfLife + " (expected: > 0)");
    }
    return Math.pow(2, -records / halfLife);
  }

  /** The mean of the visual side, d values. */
  public double[] visualMean() {
    absorb();
    return Arrays.copyOf(mean, visualDimension);
  }

  /** The mean of the textual side, e values. */
  public double[] textualMean() {
    absorb();
    return Arrays.copyOfRange(mean, visualDimension, width());
  }

  /** Cxx, [d, d] row by row, divided by the count. */
  public double[] visualCovariance() {
    return covariance(0, visualDimension, 0, visualDimension);
  }

  /** Cyy, [e, e] row by row, divided by the count. */
  public double[] textualCovariance() {
    return covariance(visualDimension, width(), visualDimension, width());
  }

  /** Cxy, [d, e] row by row, divided by the count. */
  public double[] crossCovariance() {
    return covariance(0, visualDimension, visualDimension, width());
  }

  private double[] covariance(int fromRow, int toRow, int fromColumn, int toColumn) {
    absorb();
    int columns = toColumn - fromColumn;
    double[] values = new double[(toRow - fromRow) * columns];
    for (int i = fromRow; i < toRow; i++) {
      for (int j = fromColumn; j < toColumn; j++) {
        double product = products[Math.min(i, j) * width() + Math.max(i, j)];
        values[(i - fromRow) * columns + j - fromColumn] = count == 0 ? 0 : product / count;
      }
    }
    return values;
  }

  /** A copy that goes its own way. */
  public CcaStatistics copy() {
    return ofBytes(toBytes());
  }

  /** All numbers, for a checkpoint. */
  public byte[] toBytes() {
    absorb();
    int width = width();
    int triangle = width * (width + 1) / 2;
    ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + Double.BYTES * (1 + width + triangle));
    out.putInt(visualDimension).putInt(textualDimension).putDouble(count);
    for (double value : mean) {
      out.putDouble(value);
    }
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        out.putDouble(products[i * width + j]);
      }
    }
    return out.array();
  }

  /**
   * Reads {@link #toBytes()}.
   *
   * @throws IllegalArgumentException if the bytes are not what it gives
   */
  public static CcaStatistics ofBytes(byte[] bytes) {
    if (bytes.length < 2 * Integer.BYTES) {
      throw new IllegalArgumentException("statistics: " + bytes.length + " bytes (expected: >= 8)");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int d = in.getInt();
    int e = in.getInt();
    long width = (long) d + e;
    long numbers = 1 + width + width * (width + 1) / 2;
    if (d < 1
        || e < 1
        || width > MAX_WIDTH
        || bytes.length != 2 * Integer.BYTES + Double.BYTES * numbers) {
      throw new IllegalArgumentException(
          "statistics: " + bytes.length + " bytes do not fit dimensions " + d + " and " + e);
    }
    CcaStatistics statistics = new CcaStatistics(d, e);
    statistics.count = in.getDouble();
    for (int i = 0; i < width; i++) {
      statistics.mean[i] = in.getDouble();
    }
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        statistics.products[i * (int) width + j] = in.getDouble();
      }
    }
    return statistics;
  }
}
