package dev.plumbline.core.evaluate;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalReport.Direction;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.Modality;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures retrieval between the two sides of a set of pairs.
 *
 * <p>Pairs of one group share an image: the image stands once among the candidates, and each of its
 * captions is a right answer for it (the protocol of Flickr8k). Similarity is the inner product;
 * give vectors of length 1 for cosine.
 */
public final class RetrievalEvaluator {
  private RetrievalEvaluator() {}

  /** Projects both sides, then {@link #evaluate(FloatMatrix, FloatMatrix, List)}. */
  public static RetrievalReport evaluate(Aligner aligner, PairSet pairs) {
    return evaluate(
        aligner.project(Modality.IMAGE, pairs.images()),
        aligner.project(Modality.TEXT, pairs.texts()),
        pairs.groups());
  }

  /**
   * Measures both directions.
   *
   * @param images [n, d]; rows of one group are taken to be the same image
   * @param texts [n, d]
   * @param groups the group of each pair, n of them
   * @throws IllegalArgumentException if there are no pairs, or the sizes differ
   */
  public static RetrievalReport evaluate(
      FloatMatrix images, FloatMatrix texts, List<String> groups) {
    if (images.rows() == 0 || images.rows() != texts.rows() || groups.size() != images.rows()) {
      throw new IllegalArgumentException(
          "images "
              + images
              + ", texts "
              + texts
              + ", "
              + groups.size()
              + " groups (expected: the same number of rows, at least 1)");
    }
    Map<String, Integer> imageOf = new LinkedHashMap<>();
    int[] textGroup = new int[texts.rows()];
    int[] firstRow = new int[texts.rows()];
    for (int i = 0; i < groups.size(); i++) {
      int known = imageOf.size();
      int group = imageOf.computeIfAbsent(groups.get(i), key -> known);
      if (group == known) {
        firstRow[group] = i;
      }
      textGroup[i] = group;
    }
    FloatMatrix distinct = images.select(Arrays.copyOf(firstRow, imageOf.size()));
    int[] imageGroup = new int[distinct.rows()];
    Arrays.setAll(imageGroup, i -> i);
    return new RetrievalReport(
        direction(distinct, imageGroup, texts, textGroup),
        direction(texts, textGroup, distinct, imageGroup));
  }

  private static Direction direction(
      FloatMatrix queries, int[] queryGroups, FloatMatrix candidates, int[] candidateGroups) {
    double[] ranks = new double[queries.rows()];
    double precision = 0;
    float[] similarities = new float[candidates.rows()];
    boolean[] right = new boolean[candidates.rows()];
    for (int q = 0; q < queries.rows(); q++) {
      for (int c = 0; c < candidates.rows(); c++) {
        similarities[c] = dot(queries, q, candidates, c);
        right[c] = queryGroups[q] == candidateGroups[c];
      }
      Ranking ranking = Ranking.of(similarities, right);
      ranks[q] = ranking.bestRank();
      precision += ranking.averagePrecision();
    }
    return new Direction(
        recall(ranks, 1),
        recall(ranks, 5),
        recall(ranks, 10),
        median(ranks),
        precision / ranks.length,
        queries.rows(),
        candidates.rows());
  }

  private static float dot(FloatMatrix a, int i, FloatMatrix b, int j) {
    float[] x = a.data();
    float[] y = b.data();
    int columns = a.columns();
    float sum = 0;
    for (int c = 0; c < columns; c++) {
      sum += x[i * columns + c] * y[j * columns + c];
    }
    return sum;
  }

  private static double recall(double[] ranks, int k) {
    return 100.0 * Arrays.stream(ranks).filter(rank -> rank <= k).count() / ranks.length;
  }

  private static double median(double[] ranks) {
    double[] sorted = ranks.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
