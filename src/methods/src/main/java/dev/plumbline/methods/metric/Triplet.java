package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.Parameter;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.PairObjective;
import java.util.List;

/**
 * The triplet loss on squared distances, the baseline of {@link NPair}.
 *
 * <p>sum over (a, p, n) of [|a - p|^2 - |a - n|^2 + alpha]+, rows on the unit sphere.
 *
 * <p>Symbols: a anchors, p their positives, n the negatives that {@code miner} chooses in the
 * batch; alpha {@code margin}. As an aligner an anchor is an image and p, n are captions, and the
 * other way round.
 *
 * @param margin alpha, 0 or more
 * @param miner semi-hard in the paper
 */
@Paper(
    title = "FaceNet: A Unified Embedding for Face Recognition and Clustering",
    authors = "F. Schroff, D. Kalenichenko, J. Philbin",
    venue = "CVPR",
    year = 2015,
    equations = "2 to 4")
public record Triplet(double margin, NegativeMiner miner) implements PairObjective {
  public static final String METHOD = "triplet";

  private static final MetricParameters DEFAULTS =
      new MetricParameters(0, false, 0, 30, 128, 1, 1e-3);

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Both ways, squared distances with a margin; the negatives that a miner chooses",
        Triplet.class,
        false,
        DEFAULTS.after(
            Parameter.number("margin", 0.2, 0, 4, "how far a negative has to stay behind"),
            Parameter.choice(
                "negatives", List.of("semihard", "hardest", "all"), "which of the batch count")),
        values ->
            new MetricTrainer(
                METHOD,
                MetricParameters.head(values),
                MetricParameters.plan(values),
                new Triplet(values.number("margin"), miner(values.text("negatives")))));
  }

  private static NegativeMiner miner(String name) {
    return switch (name) {
      case "hardest" -> NegativeMiner.hardest();
      case "all" -> NegativeMiner.all();
      default -> NegativeMiner.semiHard();
    };
  }

  @Override
  public NDArray loss(EmbeddedBatch batch) {
    return VsePlusPlus.bothWays(
        PairMatrix.between(
            Measure.SQUARED_EUCLIDEAN.scores(batch.images(), batch.texts()),
            batch.imageGroups(),
            batch.textGroups()),
        miner,
        new HingeLoss(margin));
  }
}
