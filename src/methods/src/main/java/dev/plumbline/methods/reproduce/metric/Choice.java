package dev.plumbline.methods.reproduce.metric;

import dev.plumbline.methods.reproduce.Trial;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Hyper-parameters, chosen where nothing is reported. */
final class Choice {
  /** Of the trainings that are compared; none of those that are reported has it. */
  static final long SEED = 11;

  private Choice() {}

  /**
   * The candidate with the largest figure on the validation part, the first of equals. A quick run
   * takes the first without a look.
   *
   * @param candidates at least one
   */
  static <T> T of(List<T> candidates, ToDoubleFunction<T> onValidation, Trial trial) {
    T best = candidates.get(0);
    double highest = Double.NEGATIVE_INFINITY;
    for (T candidate : trial.quick() ? List.<T>of() : candidates) {
      double figure = onValidation.applyAsDouble(candidate);
      trial
          .progress()
          .accept(String.format(Locale.ROOT, "%s: %.4f on validation", candidate, figure));
      if (figure > highest) {
        highest = figure;
        best = candidate;
      }
    }
    return best;
  }
}
