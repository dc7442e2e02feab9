package dev.plumbline.app.align;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.List;

/** How far the two sides agree, coordinate by coordinate of the shared space. */
final class Correlations {
  private Correlations() {}

  /**
   * Pearson's correlation of coordinate i of the images with coordinate i of the texts over the
   * pairs, for each i; 0 where a side does not vary. On the pairs that CCA was fitted on without
   * regularisation these are its canonical correlations.
   */
  static List<Double> of(Aligner aligner, PairSet pairs) {
    FloatMatrix x = aligner.visual().apply(pairs.images());
    FloatMatrix y = aligner.textual().apply(pairs.texts());
    List<Double> correlations = new ArrayList<>();
    for (int c = 0; c < x.columns(); c++) {
      correlations.add(pearson(x, y, c));
    }
    return correlations;
  }

  private static double pearson(FloatMatrix x, FloatMatrix y, int column) {
    int n = x.rows();
    double meanX = mean(x, column);
    double meanY = mean(y, column);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      double dx = x.get(i, column) - meanX;
      double dy = y.get(i, column) - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  }

  private static double mean(FloatMatrix rows, int column) {
    double sum = 0;
    for (int i = 0; i < rows.rows(); i++) {
      sum += rows.get(i, column);
    }
    return sum / rows.rows();
  }
}
