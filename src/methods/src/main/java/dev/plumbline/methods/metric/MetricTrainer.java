package dev.plumbline.methods.metric;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.network.Head;
import dev.plumbline.methods.network.PairObjective;
import dev.plumbline.methods.network.PairTraining;
import dev.plumbline.methods.network.TrainingPlan;

/**
 * Two heads that learn by gradient from pairs. Begins from a warm start where its layers fit.
 *
 * @param method the method's name
 * @param head the form of both heads
 * @param plan how long and how fast
 * @param objective what the method minimises
 */
public record MetricTrainer(String method, Head head, TrainingPlan plan, PairObjective objective)
    implements AlignerTrainer {
  @Override
  public Projections fit(PairSet train, TrainingContext context) {
    return new PairTraining(method, head, head, plan, objective).run(train, context);
  }
}
