package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.linear.NativeLayers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

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
  /** Rows whose features are held at a time. */
  private static final int CHUNK = 4096;

  /**
   * Both sides' features with the statistics of all pairs, from which any number of ridges can be
   * fitted.
   *
   * @param visual layers to the visual features; none: the vectors themselves
   * @param textual layers to the textual features
   * @param statistics of the features
   */
  public record Features(List<Layer> visual, List<Layer> textual, CcaStatistics statistics) {
    public Features {
      visual = List.copyOf(visual);
      textual = List.copyOf(textual);
    }

    /** CCA on the features, as projections of the vectors. */
    public Cca.Fit fit(Cca cca, double pictures) {
      Cca.Fit fit = cca.fit(statistics, pictures);
      return new Cca.Fit(
          new Projections(
              behind(visual, fit.projections().visual()),
              behind(textual, fit.projections().textual())),
          fit.correlations());
    }

    private static Projection behind(List<Layer> layers, Projection last) {
      List<Layer> all = new ArrayList<>(layers);
      all.addAll(last.layers());
      if (all.size() > 1 && all.get(all.size() - 2) instanceof Affine whitening) {
        Affine directions = (Affine) all.remove(all.size() - 1);
        all.set(all.size() - 1, NativeLayers.joined(whitening, directions));
      }
      return new Projection(all);
    }
  }

  /**
   * Fits both sides.
   *
   * @throws IllegalArgumentException if there are fewer than 2 pairs, or a side does not vary
   */
  public Cca.Fit fit(PairSet pairs, long seed) {
    double pictures = pairs.groups().stream().distinct().count();
    return features(pairs, seed, TrainingMonitor.silent()).fit(cca, pictures);
  }

  /**
   * The features' layers and statistics.
   *
   * @param monitor told of each chunk
   * @throws CancellationException if the monitor asks to stop
   */
  public Features features(PairSet pairs, long seed, TrainingMonitor monitor) {
    if (pairs.size() < 2) {
      throw new IllegalArgumentException(
          "KCCA on " + pairs.size() + " pairs (expected: at least 2)");
    }
    Random random = new Random(seed);
    List<Layer> toX = visual.fit(pairs.images(), random);
    List<Layer> toY = textual.fit(pairs.texts(), random);
    CcaStatistics statistics =
        new CcaStatistics(width(toX, pairs.images()), width(toY, pairs.texts()));
    for (int from = 0; from < pairs.size(); from += CHUNK) {
      if (monitor.isCancelled()) {
        throw new CancellationException("stopped while pairs were counted");
      }
      int to = Math.min(pairs.size(), from + CHUNK);
      int[] places = IntStream.range(from, to).toArray();
      statistics.addAll(
          NativeLayers.apply(toX, pairs.images().select(places)),
          NativeLayers.apply(toY, pairs.texts().select(places)));
      monitor.progress(0.9 * to / pairs.size(), to + " pairs counted");
    }
    return new Features(toX, toY, statistics);
  }

  private static int width(List<Layer> layers, FloatMatrix rows) {
    return layers.isEmpty() ? rows.columns() : layers.get(layers.size() - 1).outputs();
  }
}
