package dev.plumbline.core.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One ranking out of several whose scores cannot be compared: each gives {@code 1 / (60 + rank)} to
 * what it ranks, the first having rank 1, and the sum decides.
 *
 * <p>Cormack, Clarke, B&uuml;ttcher: Reciprocal Rank Fusion outperforms Condorcet and individual
 * Rank Learning Methods, SIGIR 2009; 60 is the paper's constant.
 */
public final class ReciprocalRankFusion {
  private static final int CONSTANT = 60;

  private ReciprocalRankFusion() {}

  /**
   * What was ranked and what it got.
   *
   * @param value the thing
   * @param score more than 0
   */
  public record Fused<T>(T value, double score) {}

  /**
   * Fuses rankings.
   *
   * @param rankings each best first; what a ranking holds twice counts where it comes first
   * @return everything that some ranking holds, best first; of equals, what the earlier ranking
   *     holds, or holds higher up
   */
  public static <T> List<Fused<T>> fuse(List<? extends List<? extends T>> rankings) {
    Map<T, Double> scores = new LinkedHashMap<>();
    for (List<? extends T> ranking : rankings) {
      Set<T> seen = new HashSet<>();
      int rank = 0;
      for (T value : ranking) {
        if (seen.add(value)) {
          rank++;
          scores.merge(value, 1.0 / (CONSTANT + rank), Double::sum);
        }
      }
    }
    return scores.entrySet().stream()
        .map(entry -> new Fused<>(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble((Fused<T> fused) -> fused.score()).reversed())
        .toList();
  }
}
