package dev.plumbline.methods.metric;

/** The nearest negative beyond the furthest positive, else the furthest negative. */
record SemiHard() implements NegativeMiner {
  private static final int NONE = -1;

  @Override
  public PairMatrix mine(PairMatrix pairs) {
    double[][] scores = ScoreValues.of(pairs.scores());
    int[] chosen = new int[scores.length];
    for (int i = 0; i < scores.length; i++) {
      chosen[i] = choose(scores[i], pairs, i);
    }
    return pairs.withNegatives(
        Mask.of(scores.length, pairs.negatives().columns(), (i, j) -> chosen[i] == j));
  }

  private static int choose(double[] scores, PairMatrix pairs, int anchor) {
    double positive = Double.POSITIVE_INFINITY;
    for (int j = 0; j < scores.length; j++) {
      if (pairs.positives().contains(anchor, j)) {
        positive = Math.min(positive, scores[j]);
      }
    }
    int beyond = NONE;
    int furthest = NONE;
    for (int j = 0; j < scores.length; j++) {
      if (pairs.negatives().contains(anchor, j)) {
        if (scores[j] < positive && (beyond == NONE || scores[j] > scores[beyond])) {
          beyond = j;
        }
        if (furthest == NONE || scores[j] < scores[furthest]) {
          furthest = j;
        }
      }
    }
    return beyond == NONE ? furthest : beyond;
  }
}
