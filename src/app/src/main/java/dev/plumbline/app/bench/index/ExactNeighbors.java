package dev.plumbline.app.bench.index;

import dev.plumbline.core.model.FloatVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/** The true nearest neighbours of some queries among all items so far, by looking at every one. */
final class ExactNeighbors {
  private final ClusteredVectors vectors;
  private final int k;
  private final List<FloatVector> queries;

  /** For each query its best so far, the worst of them first. */
  private final List<PriorityQueue<Scored>> best = new ArrayList<>();

  private long seen;

  private record Scored(long number, double score) {}

  /**
   * @param k neighbours a query
   */
  ExactNeighbors(ClusteredVectors vectors, List<FloatVector> queries, int k) {
    this.vectors = vectors;
    this.k = k;
    this.queries = List.copyOf(queries);
    for (int i = 0; i < queries.size(); i++) {
      best.add(new PriorityQueue<>(Comparator.comparingDouble(Scored::score)));
    }
  }

  /** Looks at the items that came since the last call. */
  void extendTo(long items) {
    for (; seen < items; seen++) {
      FloatVector item = vectors.get(seen);
      for (int q = 0; q < queries.size(); q++) {
        offer(best.get(q), new Scored(seen, queries.get(q).dot(item)));
      }
    }
  }

  private void offer(PriorityQueue<Scored> queue, Scored scored) {
    if (queue.size() < k) {
      queue.add(scored);
    } else if (queue.element().score() < scored.score()) {
      queue.remove();
      queue.add(scored);
    }
  }

  /** The numbers of a query's neighbours. */
  Set<Long> of(int query) {
    return best.get(query).stream().map(Scored::number).collect(Collectors.toSet());
  }
}
