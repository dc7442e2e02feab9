package dev.plumbline.core.evaluate;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Retrieval in both directions.
 *
 * @param imageToText queries are images, answers are texts
 * @param textToImage queries are texts, answers are images
 */
public record RetrievalReport(Direction imageToText, Direction textToImage) {
  /**
   * One direction.
   *
   * @param recallAt1 share of the queries with a right answer at rank 1, in percent
   * @param recallAt5 likewise among the first 5
   * @param recallAt10 likewise among the first 10
   * @param medianRank median over the queries of the best right answer's rank, 1 or more
   * @param meanAveragePrecision 0 to 1
   * @param queries how many
   * @param candidates among how many
   */
  public record Direction(
      double recallAt1,
      double recallAt5,
      double recallAt10,
      double medianRank,
      double meanAveragePrecision,
      int queries,
      int candidates) {}

  /** The sum of the six recalls, 0 to 600. */
  public double recallSum() {
    return sum(imageToText) + sum(textToImage);
  }

  private static double sum(Direction d) {
    return d.recallAt1() + d.recallAt5() + d.recallAt10();
  }

  /** By name, for headers and reports. */
  public SortedMap<String, Double> metrics(String prefix) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    put(metrics, prefix + "i2t.", imageToText);
    put(metrics, prefix + "t2i.", textToImage);
    metrics.put(prefix + "rsum", recallSum());
    return metrics;
  }

  private static void put(SortedMap<String, Double> metrics, String prefix, Direction d) {
    metrics.put(prefix + "r1", d.recallAt1());
    metrics.put(prefix + "r5", d.recallAt5());
    metrics.put(prefix + "r10", d.recallAt10());
    metrics.put(prefix + "median_rank", d.medianRank());
    metrics.put(prefix + "map", d.meanAveragePrecision());
    metrics.put(prefix + "candidates", (double) d.candidates());
  }
}
