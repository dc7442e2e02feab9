package dev.plumbline.core.evaluate;

/**
 * What one query's similarities say. A tie counts as half a rank: a constant embedding is worth
 * chance, not everything.
 *
 * @param bestRank the expected rank of the best right answer, 1 or more
 * @param averagePrecision over all right answers, 0 to 1
 */
record Ranking(double bestRank, double averagePrecision) {
  /**
   * Ranks the candidates.
   *
   * @param similarities of the query to each candidate
   * @param right whether each candidate is a right answer; at least one is
   */
  static Ranking of(float[] similarities, boolean[] right) {
    double best = Double.POSITIVE_INFINITY;
    double precisions = 0;
    int rights = 0;
    for (int i = 0; i < right.length; i++) {
      if (!right[i]) {
        continue;
      }
      rights++;
      double wrongAhead = 0;
      double rightAhead = 0;
      for (int j = 0; j < right.length; j++) {
        double ahead = j == i ? 0 : ahead(similarities[j], similarities[i]);
        if (right[j]) {
          rightAhead += ahead;
        } else {
          wrongAhead += ahead;
        }
      }
      best = Math.min(best, 1 + wrongAhead);
      precisions += (1 + rightAhead) / (1 + rightAhead + wrongAhead);
    }
    return new Ranking(best, precisions / rights);
  }

  private static double ahead(float other, float own) {
    if (other == own) {
      return 0.5;
    }
    return other > own ? 1 : 0;
  }
}
