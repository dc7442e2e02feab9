package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.PairObjective;
import dev.plumbline.tensors.Constants;

/**
 * VSE++: of a batch's negatives only the hardest costs.
 *
 * <p>sum_i max_j [a - s(u_i, v_i) + s(u_i, v_j)]+ + max_j [a - s(u_i, v_i) + s(u_j, v_i)]+ over j
 * != i: the paper's max of hinges. With the sum in place of the max it is {@link VseZero}.
 *
 * <p>Symbols: s the cosine; u, v the batch's images and captions, [n, d], of length 1; a {@code
 * margin}. Adam, a tenth of the rate after half the epochs, batches of 128, gradients clipped at
 * length 2.
 *
 * <p>It is {@link HingeLoss} on what {@link NegativeMiner#hardest} chooses, both ways, written out
 * so that the scores stay in the engine: a step takes a third less time.
 *
 * <p>Beside the paper: the encoders are frozen, and the heads alone learn, at five times the
 * paper's rate of 2e-4. A batch holds one caption an image, so that no caption is a negative of its
 * own image. From a random start hidden layers can get stuck where all is one point: begin from
 * {@link VseZero} there.
 *
 * @param margin a, 0 or more
 */
@Paper(
    title = "VSE++: Improving Visual-Semantic Embeddings with Hard Negatives",
    authors = "F. Faghri, D. J. Fleet, J. R. Kiros, S. Fidler",
    venue = "BMVC",
    year = 2018,
    equations = "6")
public record VsePlusPlus(double margin) implements PairObjective {
  public static final String METHOD = "vse++";

  /** Takes positives out of the search for the hardest negative. */
  private static final double FAR = 1e9;

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Both ways, the hardest negative of the batch stays a margin behind the pair",
        VsePlusPlus.class,
        false,
        VseZero.DEFAULTS.after(VseZero.MARGIN),
        values ->
            new MetricTrainer(
                METHOD,
                MetricParameters.head(values),
                MetricParameters.plan(values),
                new VsePlusPlus(values.number("margin"))));
  }

  @Override
  public NDArray loss(EmbeddedBatch batch) {
    NDArray s = Measure.DOT.scores(batch.images(), batch.texts()); // [n, m]
    NDArray positives = Mask.equal(batch.imageGroups(), batch.textGroups()).like(s);
    NDArray negatives = s.sub(Constants.times(positives, FAR)); // none of the positives is hard
    NDArray least = s.sub(margin);
    NDArray ofImages = negatives.max(new int[] {1}, true).sub(least); // [n, m]
    NDArray ofTexts = negatives.max(new int[] {0}, true).sub(least);
    return Activation.relu(ofImages).add(Activation.relu(ofTexts)).mul(positives).sum();
  }

  /** The loss of images that seek captions and of captions that seek images. */
  static NDArray bothWays(PairMatrix pairs, NegativeMiner miner, PairLoss loss) {
    PairMatrix turned = pairs.transpose();
    return loss.of(miner.mine(pairs)).add(loss.of(miner.mine(turned)));
  }
}
