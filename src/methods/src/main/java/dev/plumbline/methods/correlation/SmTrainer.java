package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Labels;
import dev.plumbline.methods.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@link SemanticMatching} as a trainer. Without a given cost it is chosen by retrieval on the
 * validation part, or on a held-out fifth; then the fit is done on all training pairs.
 *
 * @param cost of the logistic regressions, if it is not to be chosen
 * @param centred whether the training mean is taken off the posteriors
 */
public record SmTrainer(OptionalDouble cost, boolean centred) implements AlignerTrainer {
  public static final String METHOD = "sm";

  /** From strong to no regularisation; features have variance 1. */
  static final List<Double> COSTS = List.of(0.001, 0.01, 0.1, 1.0, 10.0);

  static final Parameter COST =
      Parameter.auto("cost", 1e-9, 1e9, "weight of the logistic loss; large: weak regularisation");
  static final Parameter CENTRED =
      Parameter.flag("centred", true, "take the training mean off the posteriors");

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Class posteriors of each side by logistic regression; learns from labels",
        SemanticMatching.class,
        true,
        List.of(COST, CENTRED),
        values -> new SmTrainer(values.auto("cost"), values.flag("centred")));
  }

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public Projections fit(PairSet train, TrainingContext context) {
    Labels.of(METHOD, train);
    List<Double> costs = cost.isPresent() ? List.of(cost.getAsDouble()) : COSTS;
    double chosen =
        Selection.best(
            costs,
            Selection.parts(train, context),
            context,
            (c, part) -> matching(c).fit(part, context.monitor()));
    Projections projections = matching(chosen).fit(train, context.monitor());
    context.monitor().progress(1, "fitted with cost " + chosen);
    return projections;
  }

  private SemanticMatching matching(double chosen) {
    return new SemanticMatching(chosen, centred, Optional.empty());
  }
}
