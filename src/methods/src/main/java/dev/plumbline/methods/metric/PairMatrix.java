package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A batch's anchors against its candidates.
 *
 * @param scores [n, m], larger is nearer: a similarity, or a distance with its sign turned. Owned
 *     by the batch's manager, which whoever opened it closes
 * @param positives [n, m], where anchor and candidate belong together
 * @param negatives [n, m], where the candidate counts as a negative of the anchor
 */
public record PairMatrix(NDArray scores, Mask positives, Mask negatives) {
  public PairMatrix {
    check(scores.getShape(), positives);
    check(scores.getShape(), negatives);
  }

  private static void check(Shape scores, Mask mask) {
    if (!scores.equals(new Shape(mask.rows(), mask.columns()))) {
      throw new IllegalArgumentException(
          "scores " + scores + " (expected: [" + mask.rows() + ", " + mask.columns() + "])");
    }
  }

  /**
   * Anchors of one side, candidates of the other: who is of the anchor's group is a positive,
   * everybody else a negative.
   *
   * @param scores [n, m]
   * @param anchors a group each, [n]
   * @param candidates a group each, [m]
   */
  public static PairMatrix between(NDArray scores, int[] anchors, int[] candidates) {
    Mask positives = Mask.equal(anchors, candidates);
    return new PairMatrix(scores, positives, positives.complement());
  }

  /**
   * Anchors and candidates are the same items: as {@link #between}, but nobody is a positive of
   * itself.
   *
   * @param scores [n, n]
   * @param groups a group each, [n]
   */
  public static PairMatrix within(NDArray scores, int[] groups) {
    int n = groups.length;
    return new PairMatrix(
        scores,
        Mask.of(n, n, (i, j) -> i != j && groups[i] == groups[j]),
        Mask.of(n, n, (i, j) -> groups[i] != groups[j]));
  }

  /** Candidates become anchors. */
  public PairMatrix transpose() {
    return new PairMatrix(scores.transpose(), positives.transpose(), negatives.transpose());
  }

  /** The same with other negatives, as a miner chooses them. */
  public PairMatrix withNegatives(Mask chosen) {
    return new PairMatrix(scores, positives, chosen);
  }
}
