package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Labels;
import dev.plumbline.methods.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@link SemanticMatching} on CCA's coordinates as a trainer. What is not given is chosen by
 * retrieval on the validation part, or on a held-out fifth; then the fit is done on all training
 * pairs.
 *
 * @param components CCA's k, if it is not to be chosen
 * @param regularisation CCA's r; empty: shrinkage from the data
 * @param cost of the logistic regressions, if it is not to be chosen
 * @param centred whether the training mean is taken off the posteriors
 */
public record ScmTrainer(
    OptionalDouble components, OptionalDouble regularisation, OptionalDouble cost, boolean centred)
    implements AlignerTrainer {
  public static final String METHOD = "scm";

  private static final List<Integer> COMPONENTS = List.of(5, 7, 9, 16, 32, 64);

  private record Choice(int components, double cost) {}

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Class posteriors on CCA's coordinates; learns from labels",
        SemanticMatching.class,
        true,
        List.of(
            Parameter.auto("components", 1, 4096, "CCA's coordinates below the posteriors"),
            Parameter.auto("regularisation", 0, 1e9, "CCA's ridge; auto: shrinkage by the data"),
            SmTrainer.COST,
            SmTrainer.CENTRED),
        values ->
            new ScmTrainer(
                values.auto("components"),
                values.auto("regularisation"),
                values.auto("cost"),
                values.flag("centred")));
  }

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public Projections fit(PairSet train, TrainingContext context) {
    Labels.of(METHOD, train);
    int most = Math.min(train.images().columns(), train.texts().columns());
    List<Choice> choices = new ArrayList<>();
    for (int k : components.isPresent() ? List.of((int) components.getAsDouble()) : COMPONENTS) {
      for (double c : cost.isPresent() ? List.of(cost.getAsDouble()) : SmTrainer.COSTS) {
        if (k <= most || choices.isEmpty()) {
          choices.add(new Choice(Math.min(k, most), c));
        }
      }
    }
    Choice chosen =
        Selection.best(
            choices, Selection.parts(train, context), context, (c, part) -> matching(c).fit(part));
    Projections projections = matching(chosen).fit(train);
    context.monitor().progress(1, "fitted with " + chosen);
    return projections;
  }

  private SemanticMatching matching(Choice choice) {
    return new SemanticMatching(
        choice.cost(), centred, Optional.of(new Cca(choice.components(), regularisation, 0)));
  }
}
