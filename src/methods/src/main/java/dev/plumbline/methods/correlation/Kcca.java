package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.Paper;
import java.util.Random;

/**
 * Kernel canonical correlation analysis.
 *
 * <p>max a'Kx Ky b / sqrt(a'(Kx^2 + kappa Kx) a . b'(Ky^2 + kappa Ky) b) for centred Gram matrices
 * Kx and Ky, that is (Kx + kappa I)^-1 Ky (Ky + kappa I)^-1 Kx a = rho^2 a.
 *
 * <p>With features phi(x).phi(z) = k(x, z) in the rows of G, Kx = G G' and w = G'a, the denominator
 * is w'(G'G + kappa I)w: the problem is {@link Cca} on centred features with the ridge r = kappa /
 * n. That is how it is solved: a {@link FeatureMap} for each side, statistics of the features chunk
 * by chunk, then CCA. No matrix grows with n, and a fit is served as layers.
 *
 * <p>Symbols: Kx, Ky {@code visual} and {@code textual} applied to all rows; kappa / n {@code
 * cca.regularisation}; rho the correlations.
 *
 * <p>The kernel form is that of Hardoon, Szedmak and Shawe-Taylor (2004), sections 3 and 4; {@link
 * KccaClassifier} is what the paper below makes of it. Beside them: without a given ridge, the
 * features' covariance is shrunk as CCA's is.
 *
 * @param visual the kernel's features of the visual side
 * @param textual the kernel's features of the textual side
 * @param cca on the features
 */
@Paper(
    title = "Facial Expression Recognition Using Kernel Canonical Correlation Analysis (KCCA)",
    authors = "W. Zheng, X. Zhou, C. Zou, L. Zhao",
    venue = "IEEE Transactions on Neural Networks 17(1)",
    year = 2006)
public record Kcca(FeatureMap visual, FeatureMap textual, Cca cca) {
  /**
   * Fits both sides.
   *
   * @throws IllegalArgumentException if there are fewer than 2 pairs, or a side does not vary
   */
  public Cca.Fit fit(PairSet pairs, long seed) {
    return features(pairs, seed, TrainingMonitor.silent()).fit(cca);
  }

  /**
   * The features' layers and statistics.
   *
   * @param monitor asked whether to go on
   * @throws java.util.concurrent.CancellationException if it asks to stop
   */
  public PairFeatures features(PairSet pairs, long seed, TrainingMonitor monitor) {
    if (pairs.size() < 2) {
      throw new IllegalArgumentException(
          "KCCA on " + pairs.size() + " pairs (expected: at least 2)");
    }
    Random random = new Random(seed);
    return PairFeatures.of(
        visual.fit(pairs.images(), random), textual.fit(pairs.texts(), random), pairs, monitor);
  }
}
