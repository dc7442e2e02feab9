package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.KernelFeatures;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.Matrices;
import dev.plumbline.methods.linear.Whitening;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * The Nystroem method (Williams and Seeger, "Using the Nystroem Method to Speed Up Kernel
 * Machines", NIPS 2001): phi(x) = W' k(Z, x), W'Kzz W = I, with rows drawn at random as landmarks
 * Z. Cheaper to fit than {@link IncompleteCholesky}, which chooses its landmarks.
 *
 * @param kernel which kernel
 * @param landmarks at most, m
 */
public record Nystroem(KernelChoice kernel, int landmarks) implements FeatureMap {
  /** The most landmarks, or random features, that a map may have. */
  static final int MOST = 8192;

  /**
   * Added to Kzz, as a share of its mean diagonal: the features are computed in float32, and
   * directions below that precision would be noise.
   */
  private static final double JITTER = 1e-6;

  public Nystroem {
    checkLandmarks(landmarks);
  }

  static void checkLandmarks(int landmarks) {
    if (landmarks < 1 || landmarks > MOST) {
      throw new IllegalArgumentException(
          "features: " + landmarks + " (expected: 1 to " + MOST + ")");
    }
  }

  @Override
  public List<Layer> fit(FloatMatrix rows, Random random) {
    double scale = kernel.scale(rows, random);
    KernelFeatures features = kernel.at(draw(rows, landmarks, random), scale);
    int m = features.outputs();
    DMatrixRMaj gram = Matrices.toFloat64(features.apply(features.landmarks()));
    double trace = 0;
    for (int i = 0; i < m; i++) {
      trace += gram.get(i, i);
    }
    if (!(trace > 0) || !Double.isFinite(trace)) {
      throw new IllegalArgumentException("the kernel is 0, or not finite, on all rows");
    }
    for (int i = 0; i < m; i++) {
      gram.add(i, i, JITTER * trace / m);
    }
    return List.of(
        features,
        new Affine(Matrices.toFloat32(Whitening.of(gram)), Matrices.toFloat32(new double[m])));
  }

  /** That many different rows, or all in their order if there are no more. */
  static FloatMatrix draw(FloatMatrix rows, int count, Random random) {
    if (rows.rows() <= count) {
      return rows;
    }
    int[] places = random.ints(0, rows.rows()).distinct().limit(count).toArray();
    return rows.select(places);
  }
}
