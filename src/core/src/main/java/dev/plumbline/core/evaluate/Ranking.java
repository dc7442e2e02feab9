package dev.plumbline.core.evaluate;

import java.util.Arrays;

/**
 * What one query's similarities say.
 *
 * <p>Tied candidates are taken to stand in random order, and every figure is the expectation over
 * that order: a constant embedding is worth chance, not everything. (Average precision uses the
 * expected counts ahead, which is exact without ties.)
 *
 * @param bestRank the expected rank of the best right answer, 1 or more
 * @param recallAt the chance that a right answer stands among the first k, for each of {@code CUTS}
 * @param averagePrecision over all right answers, 0 to 1
 * @param gain normalised discounted cumulative gain over all candidates, 0 to 1
 */
record Ranking(double bestRank, Recalls recallAt, double averagePrecision, double gain) {

  /** Chances of a right answer among the first 1, 5, 10. */
  record Recalls(double one, double five, double ten) {}

  /** Candidates with the same similarity as at least one right answer, and what stands ahead. */
  private record Tie(int wrongAhead, int rightAhead, int wrong, int right) {
    int ahead() {
      return wrongAhead + rightAhead;
    }

    int size() {
      return wrong + right;
    }

    /** The chance that one of the tie's right answers is among the first k of all. */
    double chance(int k) {
      double allWrong = 1;
      for (int drawn = 0; drawn < k - ahead() && drawn < size(); drawn++) {
        allWrong *= Math.max(0, (double) (wrong - drawn) / (size() - drawn));
      }
      return 1 - allWrong;
    }
  }

  /**
   * Ranks the candidates.
   *
   * @param similarities of the query to each candidate; not NaN
   * @param right whether each candidate is a right answer; at least one is
   * @param discounts for as many ranks as there are candidates
   */
  static Ranking of(float[] similarities, boolean[] right, Discounts discounts) {
    Tie[] ties = ties(similarities, right);
    Tie best = ties[0];
    double precisions = 0;
    double gain = 0;
    int rights = 0;
    for (Tie tie : ties) {
      double rightAhead = tie.rightAhead() + (tie.right() - 1) / 2.0;
      double wrongAhead = tie.wrongAhead() + tie.wrong() / 2.0;
      precisions += tie.right() * (1 + rightAhead) / (1 + rightAhead + wrongAhead);
      double discount = discounts.sum(tie.ahead(), tie.ahead() + tie.size());
      gain += tie.right() * discount / tie.size();
      rights += tie.right();
    }
    return new Ranking(
        1 + best.wrongAhead() + best.wrong() / (best.right() + 1.0),
        new Recalls(best.chance(1), best.chance(5), best.chance(10)),
        precisions / rights,
        gain / discounts.sum(0, rights));
  }

  /** Best first. Sorts the right answers alone, so that a long list of candidates stays cheap. */
  private static Tie[] ties(float[] similarities, boolean[] right) {
    float[] rights = new float[similarities.length];
    int count = 0;
    for (int i = 0; i < right.length; i++) {
      if (right[i]) {
        rights[count++] = -similarities[i] + 0f; // the best first; no negative zero
      }
    }
    Arrays.sort(rights, 0, count);
    float[] levels = new float[count];
    int[] rightAt = new int[count];
    int known = 0;
    for (int i = 0; i < count; i++) {
      if (known == 0 || rights[i] != levels[known - 1]) {
        levels[known++] = rights[i];
      }
      rightAt[known - 1]++;
    }
    int[] wrongBefore = new int[known + 1]; // strictly ahead of level i, but not of level i - 1
    int[] wrongAt = new int[known];
    for (int i = 0; i < right.length; i++) {
      if (!right[i]) {
        int place = Arrays.binarySearch(levels, 0, known, -similarities[i] + 0f);
        if (place >= 0) {
          wrongAt[place]++;
        } else {
          wrongBefore[-place - 1]++;
        }
      }
    }
    Tie[] ties = new Tie[known];
    int wrongAhead = 0;
    int rightAhead = 0;
    for (int i = 0; i < known; i++) {
      wrongAhead += wrongBefore[i];
      ties[i] = new Tie(wrongAhead, rightAhead, wrongAt[i], rightAt[i]);
      wrongAhead += wrongAt[i];
      rightAhead += rightAt[i];
    }
    return ties;
  }
}
