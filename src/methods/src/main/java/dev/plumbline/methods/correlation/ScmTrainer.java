package dev.plumbline.methods.correlation;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Labels;
import dev.plumbline.methods.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
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
    Choice chosen = choices.size() == 1 ? choices.get(0) : best(choices, train, context);
    Projections projections = matching(chosen).fit(train, context.monitor());
    context.monitor().progress(1, "fitted with " + chosen);
    return projections;
  }

  /** CCA is done once: its first coordinates do not depend on how many follow. */
  private Choice best(List<Choice> choices, PairSet train, TrainingContext context) {
    Selection.Parts parts = Selection.parts(train, context);
    int most = choices.stream().mapToInt(Choice::components).max().orElseThrow();
    Projections all = SemanticMatching.coordinates(cca(most), parts.train(), context.monitor());
    return Selection.best(
        choices,
        parts,
        context,
        (choice, part) ->
            matching(choice)
                .fit(
                    part,
                    new Projections(
                        leading(all.visual(), choice.components()),
                        leading(all.textual(), choice.components())),
                    context.monitor()));
  }

  /** The first k coordinates of a linear projection. */
  private static Projection leading(Projection projection, int k) {
    Affine all = (Affine) projection.layers().get(0);
    float[] weight = new float[all.inputs() * k];
    for (int i = 0; i < all.inputs(); i++) {
      System.arraycopy(all.weight().data(), i * all.outputs(), weight, i * k, k);
    }
    return new Projection(
        List.of(
            new Affine(
                FloatMatrix.wrap(all.inputs(), k, weight),
                FloatVector.wrap(Arrays.copyOf(all.bias().toArray(), k)))));
  }

  private Cca cca(int k) {
    return new Cca(k, regularisation, 0);
  }

  private SemanticMatching matching(Choice choice) {
    return new SemanticMatching(choice.cost(), centred, Optional.of(cca(choice.components())));
  }
}
