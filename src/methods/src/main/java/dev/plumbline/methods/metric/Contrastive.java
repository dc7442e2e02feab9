package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.Parameter;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.PairObjective;
import dev.plumbline.tensors.Constants;

/**
 * DrLIM: similar things are pulled together, dissimilar ones are pushed out of a margin.
 *
 * <pre>
 * D_W(X1, X2) = |G_W(X1) - G_W(X2)|                                    (1)
 * L(W, Y, X1, X2) = (1 - Y) D_W^2 / 2 + Y [m - D_W]+^2 / 2             (4)
 * </pre>
 *
 * <p>Symbols: Y is 0 for a similar pair, which is a positive here, and 1 for a dissimilar one, a
 * negative; m is {@code margin}; D_W is a score with its sign turned, {@link Measure#EUCLIDEAN}. As
 * an aligner X1 is an image, X2 a text, and both are mapped to length 1.
 *
 * <p>Deviation: the paper's sum is over the pairs that were drawn. Here all pairs of a batch count,
 * and the mean over the similar ones is added to the mean over the dissimilar ones at the weight of
 * {@code ratio}, as though so many dissimilar ones were drawn for each similar one. The lower it
 * is, the more the map keeps of the whole and the less of each neighbourhood.
 *
 * @param margin m, 0 or more; with 0 nothing is pushed. On rows of length 1 distances lie between 0
 *     and 2
 * @param ratio dissimilar pairs for a similar one, 0 or more
 */
@Paper(
    title = "Dimensionality Reduction by Learning an Invariant Mapping",
    authors = "R. Hadsell, S. Chopra, Y. LeCun",
    venue = "CVPR",
    year = 2006,
    equations = "1, 4")
public record Contrastive(double margin, double ratio) implements PairLoss, PairObjective {
  public static final String METHOD = "contrastive";

  private static final MetricParameters DEFAULTS =
      new MetricParameters(0, false, 0, 30, 128, 1, 1e-3);

  public Contrastive {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("margin: " + margin + " (expected: >= 0, finite)");
    }
    if (!(ratio >= 0 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ratio: " + ratio + " (expected: >= 0, finite)");
    }
  }

  /** As many dissimilar pairs as similar ones. */
  public Contrastive(double margin) {
    this(margin, 1);
  }

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Pairs are pulled together, all else is pushed out of a margin; Euclidean",
        Contrastive.class,
        false,
        DEFAULTS.after(
            Parameter.number("margin", 1.2, 0, 2, "distance beyond which nothing is pushed"),
            Parameter.number("ratio", 1, 0, 1e6, "dissimilar pairs for a similar one")),
        values ->
            new MetricTrainer(
                METHOD,
                MetricParameters.head(values),
                MetricParameters.plan(values),
                new Contrastive(values.number("margin"), values.number("ratio"))));
  }

  /**
   * The loss.
   *
   * @param pairs scores are distances with their sign turned, at most 0, [n, m]
   */
  @Override
  public NDArray of(PairMatrix pairs) {
    NDArray similar = Constants.over(pairs.scores().square(), 2);
    NDArray inside = Constants.atLeast(pairs.scores().add(margin), 0);
    NDArray dissimilar = Constants.over(inside.square(), 2);
    NDArray pushed = Constants.times(mean(dissimilar, pairs.negatives()), ratio);
    return mean(similar, pairs.positives()).add(pushed);
  }

  /** Over the places that are meant; 0 where there are none. */
  private static NDArray mean(NDArray values, Mask meant) {
    return Constants.over(values.mul(meant.like(values)), Math.max(1, meant.count())).sum();
  }

  @Override
  public NDArray loss(EmbeddedBatch batch) {
    return of(
        PairMatrix.between(
            Measure.EUCLIDEAN.scores(batch.images(), batch.texts()),
            batch.imageGroups(),
            batch.textGroups()));
  }
}
