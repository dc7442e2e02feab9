package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.PairSet;

/** {@link Cca} as a trainer. Has no use for a warm start: the fit is in closed form. */
public record CcaTrainer(Cca cca) implements AlignerTrainer {
  public static final String METHOD = "cca";

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public Projections fit(PairSet train, TrainingContext context) {
    CcaStatistics statistics = new CcaStatistics(train.images().columns(), train.texts().columns());
    statistics.addAll(train.images(), train.texts());
    context.monitor().progress(0.5, train.size() + " pairs counted");
    Projections projections = cca.fit(statistics).projections();
    context.monitor().progress(1, "fitted");
    return projections;
  }
}
