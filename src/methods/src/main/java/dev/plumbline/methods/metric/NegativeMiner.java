package dev.plumbline.methods.metric;

/**
 * Chooses, for each anchor, which of its negatives count. Knows nothing of what they cost.
 *
 * <p>These choose within the batch. One that looks in the live index adds candidates to the batch
 * before it is embedded, and then chooses among them in the same way.
 */
@FunctionalInterface
public interface NegativeMiner {
  /** A matrix with the same scores and positives, whose negatives are some of those given. */
  PairMatrix mine(PairMatrix pairs);

  /** Every negative counts. */
  static NegativeMiner all() {
    return pairs -> pairs;
  }

  /** The nearest negative of each anchor; of equals the first. */
  static NegativeMiner hardest() {
    return nearest(1);
  }

  /**
   * The k nearest negatives of each anchor, or all where there are fewer; of equals the first.
   *
   * @param k 1 or more
   */
  static NegativeMiner nearest(int k) {
    return new Nearest(k);
  }

  /**
   * The nearest of those negatives that are further than the anchor's furthest positive; where
   * there is none of them, the furthest negative (Schroff et al. 2015).
   */
  static NegativeMiner semiHard() {
    return new SemiHard();
  }
}
