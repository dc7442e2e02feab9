package dev.plumbline.core.evaluate;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Retrieval in both directions.
 *
 * @param imageToText queries are images, answers are texts
 * @param textToImage queries are texts, answers are images
 * @param byLabel where labels are known: every candidate of the query's label is a right answer
 */
public record RetrievalReport(
    Direction imageToText, Direction textToImage, Optional<ByLabel> byLabel) {
  /**
   * One direction.
   *
   * @param recallAt1 share of the queries with a right answer at rank 1, in percent
   * @param recallAt5 likewise among the first 5
   * @param recallAt10 likewise among the first 10
   * @param medianRank median over the queries of the best right answer's rank, 1 or more
   * @param meanAveragePrecision 0 to 1
   * @param ndcg normalised discounted cumulative gain over all candidates, 0 to 1
   * @param queries how many
   * @param candidates among how many
   */
  public record Direction(
      double recallAt1,
      double recallAt5,
      double recallAt10,
      double medianRank,
      double meanAveragePrecision,
      double ndcg,
      int queries,
      int candidates) {
    /** The sum of the three recalls, 0 to 300. */
    public double recallSum() {
      return recallAt1 + recallAt5 + recallAt10;
    }
  }

  /**
   * Mean average precision by label.
   *
   * @param imageQueries 0 to 1, queries are images
   * @param textQueries 0 to 1, queries are texts
   */
  public record ByLabel(double imageQueries, double textQueries) {
    /** The mean of both directions. */
    public double mean() {
      return (imageQueries + textQueries) / 2;
    }
  }

  /** The sum of the six recalls, 0 to 600. */
  public double recallSum() {
    return imageToText.recallSum() + textToImage.recallSum();
  }

  /** By name, for headers and reports. */
  public SortedMap<String, Double> metrics(String prefix) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    put(metrics, prefix + "i2t.", imageToText);
    put(metrics, prefix + "t2i.", textToImage);
    metrics.put(prefix + "rsum", recallSum());
    byLabel.ifPresent(
        label -> {
          metrics.put(prefix + "i2t.label_map", label.imageQueries());
          metrics.put(prefix + "t2i.label_map", label.textQueries());
        });
    return metrics;
  }

  private static void put(SortedMap<String, Double> metrics, String prefix, Direction d) {
    metrics.put(prefix + "r1", d.recallAt1());
    metrics.put(prefix + "r5", d.recallAt5());
    metrics.put(prefix + "r10", d.recallAt10());
    metrics.put(prefix + "median_rank", d.medianRank());
    metrics.put(prefix + "map", d.meanAveragePrecision());
    metrics.put(prefix + "ndcg", d.ndcg());
    metrics.put(prefix + "candidates", (double) d.candidates());
  }
}
