package dev.plumbline.jobs.align;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.methods.correlation.Cca;
import dev.plumbline.methods.correlation.CcaStatistics;
import dev.plumbline.methods.correlation.CcaTrainer;

/** Canonical correlation analysis from statistics: exact on all pairs, whatever their number. */
final class StreamingCca implements PairLearner {
  private final Cca cca;
  private final CcaStatistics statistics;

  StreamingCca(Cca cca, CcaStatistics statistics) {
    this.cca = cca;
    this.statistics = statistics;
  }

  @Override
  public String method() {
    return CcaTrainer.METHOD;
  }

  @Override
  public void add(Pair pair) {
    statistics.add(pair.visual(), pair.textual());
  }

  @Override
  public Projections fit() {
    return cca.fit(statistics).projections();
  }

  @Override
  public byte[] toBytes() {
    return statistics.toBytes();
  }
}
