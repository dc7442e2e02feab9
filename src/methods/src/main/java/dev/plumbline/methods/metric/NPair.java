package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.Parameter;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.PairObjective;
import dev.plumbline.tensors.Constants;

/**
 * Multi-class N-pair loss: a positive has to be nearer than all negatives at once.
 *
 * <pre>
 * L = 1/N sum_i log(1 + sum_{j != i} exp(f_i . f_j+ - f_i . f_i+))      (7)
 *   + l/N sum_i (|f_i|^2 + |f_i+|^2)
 * </pre>
 *
 * <p>Symbols: scores are inner products f_i . f_j+, {@link Measure#DOT}, of embeddings that are
 * <em>not</em> at length 1: on the sphere the loss cannot become small. In place of that l, {@code
 * regularisation}, keeps their lengths in bounds. N is the number of pairs. As an aligner f is an
 * image and f+ a text, and the other way round.
 *
 * <p>Deviation: an anchor may have several positives, each of which makes a pair; another positive
 * of an anchor is none of its negatives.
 *
 * @param regularisation l, 0 or more
 */
@Paper(
    title = "Improved Deep Metric Learning with Multi-class N-pair Loss Objective",
    authors = "K. Sohn",
    venue = "NIPS",
    year = 2016,
    equations = "7")
public record NPair(double regularisation) implements PairLoss, PairObjective {
  public static final String METHOD = "npair";

  private static final MetricParameters DEFAULTS =
      new MetricParameters(0, false, 0, 30, 128, 1, 1e-3);

  /** What a candidate that is no negative is taken down by: far below every score there is. */
  private static final double FAR = 1e9;

  public NPair {
    if (!(regularisation >= 0 && regularisation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "regularisation: " + regularisation + " (expected: >= 0, finite)");
    }
  }

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Both ways, a softmax of the pair against all negatives of the batch; inner products",
        NPair.class,
        false,
        DEFAULTS.after(
            Parameter.number("regularisation", 3e-3, 0, 1e3, "of the squared embeddings")),
        values ->
            new MetricTrainer(
                METHOD,
                MetricParameters.unnormalizedHead(values),
                MetricParameters.plan(values),
                new NPair(values.number("regularisation"))));
  }

  /**
   * The first line.
   *
   * @param pairs scores are inner products, [n, m]
   */
  @Override
  public NDArray of(PairMatrix pairs) {
    Triplets triplets = Triplets.of(pairs);
    NDArray difference = triplets.negatives().sub(triplets.positives()); // [p, m]
    NDArray exponent = difference.sub(Constants.times(triplets.chosen().neg().add(1), FAR));
    return Constants.over(logOnePlusSumExp(exponent), Math.max(1, pairs.positives().count())).sum();
  }

  /** log(1 + sum_j exp x_ij), [p, m] to [p, 1], in the form that does not overflow. */
  private static NDArray logOnePlusSumExp(NDArray x) {
    NDArray most = Constants.atLeast(x.max(new int[] {1}, true), 0).stopGradient(); // it cancels
    NDArray sum = x.sub(most).exp().sum(new int[] {1}, true);
    return sum.add(most.neg().exp()).log().add(most);
  }

  /**
   * The second line, for one side; both sides' are added.
   *
   * @param embeddings f, [N, d]
   */
  public NDArray penalty(NDArray embeddings) {
    return Constants.times(embeddings.square(), regularisation / embeddings.getShape().get(0))
        .sum();
  }

  @Override
  public NDArray loss(EmbeddedBatch batch) {
    PairMatrix pairs =
        PairMatrix.between(
            Measure.DOT.scores(batch.images(), batch.texts()),
            batch.imageGroups(),
            batch.textGroups());
    return VsePlusPlus.bothWays(pairs, NegativeMiner.all(), this)
        .add(penalty(batch.images()))
        .add(penalty(batch.texts()));
  }
}
