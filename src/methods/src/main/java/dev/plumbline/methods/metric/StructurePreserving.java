package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Paper;
import dev.plumbline.methods.Parameter;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.PairObjective;
import dev.plumbline.tensors.Constants;
import java.util.List;

/**
 * Structure-preserving embedding: a bidirectional ranking loss, and neighbours within one view stay
 * neighbours.
 *
 * <pre>
 * L(X, Y) = sum_{i,j,k} [m + d(x_i, y_j) - d(x_i, y_k)]+              images seek captions
 *   + l1    sum_{i',j',k'} [m + d(x_j', y_i') - d(x_k', y_i')]+       captions seek images
 *   + l3    sum_{i,j,k} [m + d(y_i, y_j) - d(y_i, y_k)]+              captions among themselves (5)
 * </pre>
 *
 * <p>Symbols: x, y the batch's images and captions on the unit sphere; d Euclidean; j of the
 * anchor's own, k not; m {@code margin}; l1 {@code imageFactor}; l3 {@code structureFactor}. Of
 * each anchor's violations the ten largest count. l2, on images among themselves, has nothing to
 * act on where an image is its only neighbour, as in the paper's own experiments.
 *
 * <p>Two captions an image in a batch, without which the last line is 0.
 *
 * <p>Deviations: each line is a mean over its positive pairs, as in the authors' released code. The
 * paper's branches are fc 2048, batch normalisation, ReLU, dropout, fc 512 ({@code hidden} 2048);
 * by default they are linear, which needs far fewer steps.
 *
 * @param margin m, 0 or more
 * @param direction which of the first two lines count
 * @param imageFactor l1, 0 or more
 * @param structureFactor l3, 0 or more; 0: no structure
 */
@Paper(
    title = "Learning Deep Structure-Preserving Image-Text Embeddings",
    authors = "L. Wang, Y. Li, S. Lazebnik",
    venue = "CVPR",
    year = 2016,
    equations = "1 to 5")
public record StructurePreserving(
    double margin, Direction direction, double imageFactor, double structureFactor)
    implements PairObjective {
  public static final String METHOD = "spe";

  private static final int VIOLATIONS = 10;

  private static final MetricParameters DEFAULTS =
      new MetricParameters(0, true, 0.5, 30, 128, 2, 1e-3);

  /** Who seeks whom. */
  public enum Direction {
    /** Images seek captions and captions seek images. */
    BOTH,
    /** Images seek captions. */
    IMAGES,
    /** Captions seek images. */
    CAPTIONS
  }

  public StructurePreserving {
    check("margin", margin);
    check("imageFactor", imageFactor);
    check("structureFactor", structureFactor);
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0, finite)");
    }
  }

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Both ways the ten worst violations, and captions of one image stay neighbours",
        StructurePreserving.class,
        false,
        DEFAULTS.after(
            Parameter.number("margin", 0.05, 0, 2, "how far a negative has to stay behind"),
            Parameter.choice(
                "direction", List.of("both", "images", "captions"), "who seeks the other side"),
            Parameter.number("imageFactor", 1.5, 0, 1e3, "weight of captions that seek images"),
            Parameter.number(
                "structureFactor", 0.05, 0, 1e3, "weight of captions among themselves; 0: none")),
        values ->
            new MetricTrainer(
                METHOD,
                MetricParameters.head(values),
                MetricParameters.plan(values),
                new StructurePreserving(
                    values.number("margin"),
                    Direction.valueOf(values.text("direction").toUpperCase(java.util.Locale.ROOT)),
                    values.number("imageFactor"),
                    values.number("structureFactor"))));
  }

  @Override
  public NDArray loss(EmbeddedBatch batch) {
    PairMatrix across =
        PairMatrix.between(
            Measure.EUCLIDEAN.scores(batch.images(), batch.texts()), // [g, t]
            batch.imageGroups(),
            batch.textGroups());
    NDArray toCaptions = worst(across);
    NDArray toImages = Constants.times(worst(across.transpose()), imageFactor);
    NDArray ranking =
        switch (direction) {
          case BOTH -> toCaptions.add(toImages);
          case IMAGES -> toCaptions;
          case CAPTIONS -> toImages;
        };
    return structureFactor == 0
        ? ranking
        : ranking.add(Constants.times(worst(among(batch)), structureFactor));
  }

  private static PairMatrix among(EmbeddedBatch batch) {
    return PairMatrix.within(
        Measure.EUCLIDEAN.scores(batch.texts(), batch.texts()), batch.textGroups()); // [t, t]
  }

  /** The mean over positive pairs of their largest violations' sum. */
  private NDArray worst(PairMatrix pairs) {
    NDArray sum = new HingeLoss(margin).of(NegativeMiner.nearest(VIOLATIONS).mine(pairs));
    return Constants.over(sum, Math.max(1, pairs.positives().count()));
  }
}
