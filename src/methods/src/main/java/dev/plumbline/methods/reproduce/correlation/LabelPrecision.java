package dev.plumbline.methods.reproduce.correlation;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.evaluate.RetrievalReport.ByLabel;
import dev.plumbline.core.model.FloatMatrix;
import java.util.List;

/** Mean average precision by class, cosine similarity. */
final class LabelPrecision {
  private LabelPrecision() {}

  static ByLabel of(Projections projections, PairSet pairs) {
    List<Integer> labels =
        pairs.labels().orElseThrow(() -> new IllegalArgumentException("the pairs have no labels"));
    return RetrievalEvaluator.byLabel(
        unit(projections.visual().apply(pairs.images())),
        unit(projections.textual().apply(pairs.texts())),
        labels);
  }

  private static FloatMatrix unit(FloatMatrix rows) {
    return new Normalize(rows.columns()).apply(rows);
  }
}
