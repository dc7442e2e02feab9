package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Layer;
import dev.plumbline.core.model.FloatMatrix;
import java.util.List;
import java.util.Random;

/**
 * Finitely many features whose inner products are, or are near, a kernel's values: phi(x).phi(z) ~
 * k(x, z). With them a kernel method is a linear one, costs the same for a million rows as for a
 * thousand, and is served as layers.
 */
public sealed interface FeatureMap
    permits FeatureMap.Identity, IncompleteCholesky, Nystroem, RandomFourier {
  /**
   * Layers from a row to its features.
   *
   * @param rows [n, d], n of 1 or more; what is taken from them (landmarks, scale) is taken once
   * @param random draws rows or frequencies
   * @return none where the row itself is its features
   */
  List<Layer> fit(FloatMatrix rows, Random random);

  /** The row itself: the linear kernel, exactly. */
  record Identity() implements FeatureMap {
    @Override
    public List<Layer> fit(FloatMatrix rows, Random random) {
      return List.of();
    }
  }
}
