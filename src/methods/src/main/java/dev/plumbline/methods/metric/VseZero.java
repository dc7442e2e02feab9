package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.Parameter;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.PairObjective;

/**
 * VSE0, the baseline of {@link VsePlusPlus}: all of a batch's negatives cost.
 *
 * <p>sum_i sum_j [a - s(u_i, v_i) + s(u_i, v_j)]+ + sum_j [a - s(u_i, v_i) + s(u_j, v_i)]+ over j
 * != i: the sum of hinges of Kiros, Salakhutdinov and Zemel (2014).
 *
 * <p>Symbols, and what differs from the paper, as in {@link VsePlusPlus}.
 *
 * @param margin a, 0 or more
 */
@Paper(
    title = "VSE++: Improving Visual-Semantic Embeddings with Hard Negatives",
    authors = "F. Faghri, D. J. Fleet, J. R. Kiros, S. Fidler",
    venue = "BMVC",
    year = 2018,
    equations = "5")
public record VseZero(double margin) implements PairObjective {
  public static final String METHOD = "vse0";

  static final Parameter MARGIN =
      Parameter.number("margin", 0.2, 0, 2, "how far a negative has to stay behind, in cosine");

  static final MetricParameters DEFAULTS = new MetricParameters(0, false, 0, 30, 128, 1, 1e-3);

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Both ways, every negative of the batch stays a margin behind the pair",
        VseZero.class,
        false,
        DEFAULTS.after(MARGIN),
        values ->
            new MetricTrainer(
                METHOD,
                MetricParameters.head(values),
                MetricParameters.plan(values),
                new VseZero(values.number("margin"))));
  }

  @Override
  public NDArray loss(EmbeddedBatch batch) {
    NDArray s = Measure.DOT.scores(batch.images(), batch.texts()); // [n, n]
    return VsePlusPlus.bothWays(
        PairMatrix.between(s, batch.imageGroups(), batch.textGroups()),
        NegativeMiner.all(),
        new HingeLoss(margin));
  }
}
