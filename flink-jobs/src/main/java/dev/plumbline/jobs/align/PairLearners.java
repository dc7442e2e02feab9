package dev.plumbline.jobs.align;

import dev.plumbline.config.AlignerSettings;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.correlation.CcaTrainer;
import java.util.HashMap;
import java.util.Map;

/** The learner that the configuration names. */
final class PairLearners {
  private static final String DIMENSION = "dimension";

  private PairLearners() {}

  /**
   * Checks the method and its parameters.
   *
   * @throws IllegalArgumentException if there is no such method or parameter, or a value is wrong
   */
  static void check(AlignerSettings settings) {
    AlignerMethod method = AlignerMethods.named(settings.method());
    method.trainer(parameters(settings, method));
  }

  /** A learner that has seen nothing. */
  static PairLearner fresh(AlignerSettings settings, Pair first) {
    AlignerMethod method = AlignerMethods.named(settings.method());
    if (method.trainer(parameters(settings, method)) instanceof CcaTrainer cca) {
      return StreamingCca.fresh(cca.cca(), first);
    }
    return SampledTrainer.fresh(
        method.trainer(parameters(settings, method)), examples(settings, method));
  }

  /**
   * A learner as it was.
   *
   * @throws IllegalArgumentException if the bytes are not of a learner of this method
   */
  static PairLearner restore(AlignerSettings settings, byte[] bytes) {
    AlignerMethod method = AlignerMethods.named(settings.method());
    if (method.trainer(parameters(settings, method)) instanceof CcaTrainer cca) {
      return StreamingCca.restore(cca.cca(), bytes);
    }
    return SampledTrainer.restore(
        method.trainer(parameters(settings, method)), examples(settings, method), bytes);
  }

  private static Examples examples(AlignerSettings settings, AlignerMethod method) {
    if (!method.needsLabels()) {
      return new Examples.Pairs();
    }
    return settings.classAttribute().isEmpty()
        ? new Examples.OfConcepts(settings.concepts())
        : new Examples.OfClasses(settings.classAttribute());
  }

  private static Map<String, String> parameters(AlignerSettings settings, AlignerMethod method) {
    Map<String, String> parameters = new HashMap<>(settings.params());
    if (method.hasParameter(DIMENSION)) {
      parameters.putIfAbsent(DIMENSION, Integer.toString(settings.dimension()));
    }
    return parameters;
  }
}
