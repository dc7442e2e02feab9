package dev.plumbline.methods.reproduce.flickr;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.evaluate.RetrievalReport;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.datasets.ViewSplit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One side of a comparison. Trained on the training part, the best epoch kept by the validation
 * part.
 *
 * @param method its name
 * @param parameters that differ from the defaults
 */
record Arm(String method, Map<String, String> parameters) {
  Arm {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters)); // printed in this order
  }

  /** The same with one parameter more, or changed. */
  Arm with(String parameter, String value) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(parameter, value);
    return new Arm(method, more);
  }

  /** Trains. */
  Projections fit(ViewSplit data, long seed, Optional<Projections> warmStart) {
    AlignerTrainer trainer = AlignerMethods.trainer(method, parameters);
    return trainer.fit(
        data.train(),
        new TrainingContext(
            seed, Optional.of(data.validation()), warmStart, TrainingMonitor.silent()));
  }

  /** Retrieval by what was found. */
  static RetrievalReport evaluate(Projections found, PairSet pairs) {
    return RetrievalEvaluator.evaluate(
        unit(found.visual().apply(pairs.images())), texts(found, pairs), pairs.groups());
  }

  /** The captions in the shared space, of length 1. */
  static FloatMatrix texts(Projections found, PairSet pairs) {
    return unit(found.textual().apply(pairs.texts()));
  }

  private static FloatMatrix unit(FloatMatrix rows) {
    return new Normalize(rows.columns()).apply(rows);
  }
}
