package dev.plumbline.methods.metric;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.evaluate.RetrievalReport;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.reproduce.DrawnPairs;

/** Pairs that share a hidden cause, seen through two drawn linear maps, with noise. */
public final class SyntheticPairs {
  private static final int CAUSES = 8;
  private static final int IMAGE = 24;
  private static final int TEXT = 16;

  /** 0.3, whatever the signal. */
  private static final double NOISE = 0.3 / Math.sqrt(CAUSES);

  private SyntheticPairs() {}

  /** So many images with so many captions each; the maps are the same for every seed. */
  public static PairSet of(long seed, int images, int captions) {
    return new DrawnPairs(CAUSES, IMAGE, TEXT, captions, NOISE).draw(seed, images);
  }

  /** Retrieval by what was found. */
  public static RetrievalReport evaluate(Projections found, PairSet pairs) {
    return RetrievalEvaluator.evaluate(
        unit(found.visual().apply(pairs.images())),
        unit(found.textual().apply(pairs.texts())),
        pairs.groups());
  }

  private static FloatMatrix unit(FloatMatrix rows) {
    return new Normalize(rows.columns()).apply(rows);
  }
}
