package dev.plumbline.jobs.align;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.concepts.Concepts;
import java.util.List;

/** What a sample of pairs is to the trainer that learns from it. */
sealed interface Examples {
  /**
   * Makes them.
   *
   * @param seed of what is drawn
   * @throws IllegalArgumentException if the pairs do not give what the trainer needs
   */
  PairSet of(List<Pair> sample, long seed);

  /** Pairs, for a method that learns from pairs alone. */
  record Pairs() implements Examples {
    @Override
    public PairSet of(List<Pair> sample, long seed) {
      return PairSets.of(sample);
    }
  }

  /**
   * Pairs with concepts that are found among the captions, at each fit anew.
   *
   * @param count how many at most
   */
  record OfConcepts(int count) implements Examples {
    @Override
    public PairSet of(List<Pair> sample, long seed) {
      return new Concepts(count, seed).label(PairSets.of(sample));
    }
  }

  /**
   * Those pairs whose picture says its class.
   *
   * @param attribute where it says so
   */
  record OfClasses(String attribute) implements Examples {
    /** As many coordinates as the shared space of SM may have. */
    private static final int MOST = 1024;

    @Override
    public PairSet of(List<Pair> sample, long seed) {
      List<Pair> known = sample.stream().filter(pair -> !pair.label().isEmpty()).toList();
      long classes = known.stream().map(Pair::label).distinct().count();
      if (classes < 2 || classes > MOST) {
        throw new IllegalArgumentException(
            "aligner.classAttribute: '"
                + attribute
                + "' has "
                + classes
                + " values on the pictures of "
                + sample.size()
                + " pairs (expected: 2 to "
                + MOST
                + ")");
      }
      return PairSets.labelled(known);
    }
  }
}
