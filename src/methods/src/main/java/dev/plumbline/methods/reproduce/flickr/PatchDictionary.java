package dev.plumbline.methods.reproduce.flickr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.tensors.Constants;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Pictures described by how much their patches look like each of k typical patches (Coates, Ng and
 * Lee, "An Analysis of Single-Layer Networks in Unsupervised Feature Learning", AISTATS 2011):
 * patches are brought to mean 0 and variance 1, whitened, clustered by k-means; a patch's code is
 * [mean distance - distance to centroid k]+; codes are summed over the cells of a grid.
 */
final class PatchDictionary implements AutoCloseable {
  private static final int CHANNELS = 3;
  private static final double CONTRAST = 10;
  private static final double WHITENING = 0.1;
  private static final int SAMPLE = 40_000;
  private static final int ROUNDS = 10;
  private static final int BLOCK = 8;

  private final NDManager manager;
  private final Form form;
  private final NDArray mean; // [values]
  private final NDArray whitening; // [values, values]
  private NDArray centroids; // [values, k]

  /**
   * How patches are taken.
   *
   * @param shrink pixels of the picture, a side, that become one
   * @param side of a patch
   * @param stride from patch to patch
   * @param grid cells a side that codes are summed over
   * @param centroids k
   */
  record Form(int shrink, int side, int stride, int grid, int centroids) {
    int values() {
      return side * side * CHANNELS;
    }

    int cells() {
      return grid * grid;
    }

    int width() {
      return cells() * centroids;
    }
  }

  /** Learns from patches drawn from some pictures. */
  PatchDictionary(NDManager parent, Form form, List<RgbImage> images, long seed) {
    this.manager = parent.newSubManager();
    this.form = form;
    Random random = new Random(seed);
    float[] sample = new float[SAMPLE * form.values()];
    for (int i = 0; i < SAMPLE; i++) {
      Patches patches = Patches.of(images.get(random.nextInt(images.size())), form.shrink());
      int most = patches.side() - form.side() + 1;
      patches.copy(random.nextInt(most), random.nextInt(most), form.side(), CONTRAST, sample, i);
    }
    try (NDManager step = manager.newSubManager()) {
      NDArray x = step.create(sample, new Shape(SAMPLE, form.values()));
      mean = kept(x.mean(new int[] {0}));
      NDArray centred = x.sub(mean);
      whitening = kept(whitening(step, centred));
      cluster(step, centred.matMul(whitening), random);
    }
  }

  private NDArray kept(NDArray array) {
    array.attach(manager);
    return array;
  }

  /** V (D + 0.1 I)^-1/2 V' of the patches' covariance. */
  private NDArray whitening(NDManager step, NDArray centred) {
    int d = form.values();
    NDArray covariance = centred.transpose().matMul(centred).divi(SAMPLE);
    double[] values = covariance.toType(DataType.FLOAT64, false).toDoubleArray();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(d, d, values))) {
      throw new IllegalStateException("the patches' covariance has no eigenvalues");
    }
    float[] scaled = new float[d * d]; // rows are scaled eigenvectors
    float[] plain = new float[d * d];
    for (int i = 0; i < d; i++) {
      double scale = 1 / Math.sqrt(Math.max(0, eigen.getEigenvalue(i).real) + WHITENING);
      for (int j = 0; j < d; j++) {
        plain[i * d + j] = (float) eigen.getEigenVector(i).get(j);
        scaled[i * d + j] = (float) (scale * plain[i * d + j]);
      }
    }
    Shape shape = new Shape(d, d);
    return step.create(scaled, shape).transpose().matMul(step.create(plain, shape));
  }

  private void cluster(NDManager step, NDArray x, Random random) {
    int k = form.centroids();
    long[] first = random.longs(k, 0, SAMPLE).toArray();
    NDArray c = x.get(step.create(first)); // [k, values]
    for (int round = 0; round < ROUNDS; round++) {
      try (NDManager temporary = step.newSubManager()) {
        NDArray own = c.duplicate();
        own.attach(temporary);
        NDArray nearest =
            own.matMul(x.transpose()) // [k, SAMPLE]
                .sub(own.square().sum(new int[] {1}, true).divi(2))
                .argMax(0);
        NDArray member = // [SAMPLE, k]
            nearest
                .reshape(SAMPLE, 1)
                .toType(DataType.FLOAT32, false)
                .eq(temporary.arange(0f, k, 1f))
                .toType(DataType.FLOAT32, false);
        NDArray counts = member.sum(new int[] {0}).reshape(k, 1);
        NDArray means = member.transpose().matMul(x).div(Constants.atLeast(counts, 1));
        NDArray some = counts.gt(0).toType(DataType.FLOAT32, false);
        NDArray next = means.mul(some).add(own.mul(some.neg().add(1)));
        next.attach(step);
        c = next;
      }
    }
    centroids = kept(c.transpose().duplicate());
  }

  int width() {
    return form.width();
  }

  /** Describes pictures, [n, width()]. */
  FloatMatrix encode(List<RgbImage> images) {
    float[] result = new float[Math.multiplyExact(images.size(), width())];
    for (int from = 0; from < images.size(); from += BLOCK) {
      List<RgbImage> block = images.subList(from, Math.min(images.size(), from + BLOCK));
      try (NDManager step = manager.newSubManager()) {
        float[] codes = pooled(step, block);
        System.arraycopy(codes, 0, result, from * width(), codes.length);
      }
    }
    return FloatMatrix.wrap(images.size(), width(), result);
  }

  private float[] pooled(NDManager step, List<RgbImage> images) {
    int side = Patches.of(images.get(0), form.shrink()).side();
    int across = (side - form.side()) / form.stride() + 1;
    float[] values = new float[images.size() * across * across * form.values()];
    int at = 0;
    for (RgbImage image : images) {
      Patches patches = Patches.of(image, form.shrink());
      for (int row = 0; row < across; row++) {
        for (int column = 0; column < across; column++) {
          patches.copy(
              row * form.stride(), column * form.stride(), form.side(), CONTRAST, values, at++);
        }
      }
    }
    NDArray x = step.create(values, new Shape(at, form.values())).subi(mean).matMul(whitening);
    NDArray z =
        x.matMul(centroids)
            .muli(-2)
            .addi(x.square().sum(new int[] {1}, true))
            .addi(columnSquares(step))
            .abs() // rounding may pass below 0
            .sqrt();
    NDArray codes = Activation.relu(z.mean(new int[] {1}, true).sub(z)); // [patches, k]
    long n = images.size();
    long patches = (long) across * across;
    NDArray members = step.create(cells(across), new Shape(form.cells(), patches));
    NDArray grid =
        members
            .tile(new long[] {n, 1})
            .reshape(n, form.cells(), patches)
            .matMul(codes.reshape(n, patches, form.centroids()));
    return grid.toFloatArray();
  }

  private NDArray columnSquares(NDManager step) {
    NDArray own = centroids.duplicate();
    own.attach(step);
    return own.square().sum(new int[] {0}, true);
  }

  /** Which patches are in each cell, [cells, patches]. */
  private float[] cells(int across) {
    int patches = across * across;
    float[] cells = new float[form.cells() * patches];
    for (int p = 0; p < patches; p++) {
      int row = p / across * form.grid() / across;
      int column = p % across * form.grid() / across;
      cells[(row * form.grid() + column) * patches + p] = 1;
    }
    return cells;
  }

  @Override
  public void close() {
    manager.close();
  }
}
