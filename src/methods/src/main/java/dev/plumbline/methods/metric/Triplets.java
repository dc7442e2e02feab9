package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

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
    boolean each = Arrays.equals(anchors, IntStream.range(0, positives.rows()).toArray());
    NDArray rows = each ? pairs.scores() : rows(pairs.scores(), anchors); // [p, m]
    Mask negatives = pairs.negatives();
    Mask chosen = each ? negatives : Mask.of(p, m, (i, j) -> negatives.contains(anchors[i], j));
    long[] at = Arrays.stream(candidates).asLongStream().toArray();
    NDArray own = rows.gather(rows.getManager().create(at, new Shape(p, 1)), 1); // [p, 1]
    return new Triplets(own, rows, chosen.like(rows));
  }

  private static NDArray rows(NDArray scores, int[] anchors) {
    return scores.get(scores.getManager().create(Arrays.stream(anchors).asLongStream().toArray()));
  }
}
