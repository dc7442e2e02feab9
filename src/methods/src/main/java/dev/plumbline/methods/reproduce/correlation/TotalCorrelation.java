package dev.plumbline.methods.reproduce.correlation;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.correlation.Cca;
import dev.plumbline.methods.correlation.CcaStatistics;
import dev.plumbline.methods.linear.NativeLayers;
import java.util.OptionalDouble;

/**
 * The figure that Andrew et al. (2013) report: the trace norm of T = S11^-1/2 S12 S22^-1/2 of the
 * projected pairs, at most k.
 */
final class TotalCorrelation {
  private TotalCorrelation() {}

  static double of(Projections projections, PairSet pairs) {
    FloatMatrix x = NativeLayers.apply(projections.visual().layers(), pairs.images());
    FloatMatrix y = NativeLayers.apply(projections.textual().layers(), pairs.texts());
    CcaStatistics statistics = new CcaStatistics(x.columns(), y.columns());
    statistics.addAll(x, y);
    return new Cca(x.columns(), OptionalDouble.of(0), 0).fit(statistics).totalCorrelation();
  }
}
