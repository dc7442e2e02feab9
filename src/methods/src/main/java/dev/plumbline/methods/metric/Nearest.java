package dev.plumbline.methods.metric;

import java.util.Arrays;

/**
 * The k nearest negatives of each anchor.
 *
 * @param k 1 or more
 */
record Nearest(int k) implements NegativeMiner {
  Nearest {
    if (k < 1) {
      throw new IllegalArgumentException("k: " + k + " (expected: >= 1)");
    }
  }

  @Override
  public PairMatrix mine(PairMatrix pairs) {
    double[][] scores = ScoreValues.of(pairs.scores());
    int columns = pairs.negatives().columns();
    boolean[] chosen = new boolean[scores.length * columns];
    for (int i = 0; i < scores.length; i++) {
      int[] nearest = new int[k]; // nearest first
      int known = 0;
      for (int j = 0; j < scores[i].length; j++) {
        if (pairs.negatives().contains(i, j)) {
          known = insert(scores[i], nearest, known, j);
        }
      }
      for (int place : Arrays.copyOf(nearest, known)) {
        chosen[i * columns + place] = true;
      }
    }
    return pairs.withNegatives(Mask.wrap(scores.length, columns, chosen));
  }

  private static int insert(double[] scores, int[] nearest, int known, int place) {
    int at = known;
    while (at > 0 && scores[place] > scores[nearest[at - 1]]) {
      at--;
    }
    if (at == nearest.length) {
      return known;
    }
    int count = Math.min(known + 1, nearest.length);
    System.arraycopy(nearest, at, nearest, at + 1, count - at - 1);
    nearest[at] = place;
    return count;
  }
}
