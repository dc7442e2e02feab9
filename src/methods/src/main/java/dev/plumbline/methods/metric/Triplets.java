package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/**
 * A matrix with one row a positive pair, p of them: the form in which losses over triplets, or over
 * a positive and all its negatives, are written.
 *
 * @param positives the positive's score, [p, 1]
 * @param negatives the anchor's score with every candidate, [p, m]
 * @param chosen ones where the candidate is a chosen negative, else zeros, [p, m]
 */
public record Triplets(NDArray positives, NDArray negatives, NDArray chosen) {
  /** The positive pairs in order of anchors, then of candidates; differentiable in the scores. */
  public static Triplets of(PairMatrix pairs) {
    Mask positives = pairs.positives();
    int[] anchors = new int[positives.count()];
    int[] candidates = new int[anchors.length];
    int p = 0;
    for (int i = 0; i < positives.rows(); i++) {
      for (int j = 0; j < positives.columns(); j++) {
        if (positives.contains(i, j)) {
          anchors[p] = i;
          candidates[p++] = j;
        }
      }
    }
    int m = positives.columns();
    NDArray rows = rows(pairs.scores(), anchors); // [p, m]
    NDArray at = Mask.of(p, m, (i, j) -> candidates[i] == j).like(rows);
    NDArray chosen = Mask.of(p, m, (i, j) -> pairs.negatives().contains(anchors[i], j)).like(rows);
    return new Triplets(rows.mul(at).sum(new int[] {1}, true), rows, chosen);
  }

  private static NDArray rows(NDArray scores, int[] anchors) {
    boolean each = anchors.length == scores.getShape().get(0);
    for (int i = 0; each && i < anchors.length; i++) {
      each = anchors[i] == i;
    }
    return each
        ? scores
        : scores.get(scores.getManager().create(Arrays.stream(anchors).asLongStream().toArray()));
  }
}
