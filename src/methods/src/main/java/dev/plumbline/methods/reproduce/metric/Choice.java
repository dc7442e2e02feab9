package dev.plumbline.methods.reproduce.metric;

import dev.plumbline.methods.reproduce.Trial;
import java.util.List;
import java.util.Locale;

/** Hyper-parameters, chosen where nothing is reported. */
final class Choice {
  /** Of the trainings that are compared; none of those that are reported has one of them. */
  private static final List<Long> SEEDS = List.of(11L, 12L);

  /** A candidate's figure on the validation part. */
  interface Figure<T> {
    double of(T candidate, long seed);
  }

  private Choice() {}

  /**
   * The candidate with the largest figure, in the mean over two seeds since one decides by chance;
   * of equals the first. A quick run takes the first without a look.
   *
   * @param candidates at least one
   */
  static <T> T of(List<T> candidates, Figure<T> onValidation, Trial trial) {
    T best = candidates.get(0);
    double highest = Double.NEGATIVE_INFINITY;
    for (T candidate : trial.quick() ? List.<T>of() : candidates) {
      double figure =
          SEEDS.stream()
              .mapToDouble(seed -> onValidation.of(candidate, seed))
              .average()
              .orElseThrow();
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
