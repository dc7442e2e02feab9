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
import java.util.function.ToDoubleFunction;

/**
 * Every query's ranking, both directions, before any mean is taken: what a report sums up, and what
 * a paired comparison resamples.
 */
final class QueryOutcomes {
  private final Ranking[] imageQueries;
  private final Ranking[] textQueries;
  private final int[] textGroups;

  private QueryOutcomes(Ranking[] imageQueries, Ranking[] textQueries, int[] textGroups) {
    this.imageQueries = imageQueries;
    this.textQueries = textQueries;
    this.textGroups = textGroups;
  }

  static QueryOutcomes of(Aligner aligner, PairSet pairs) {
    return of(
        aligner.project(Modality.IMAGE, pairs.images()),
        aligner.project(Modality.TEXT, pairs.texts()),
        pairs.groups());
  }

  /** Right answers are those of the query's group; an image stands once among the candidates. */
  static QueryOutcomes of(FloatMatrix images, FloatMatrix texts, List<String> groups) {
    checkRows(images, texts, groups.size(), "groups");
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] textGroups = new int[texts.rows()];
    int[] firstRows = new int[texts.rows()];
    for (int i = 0; i < groups.size(); i++) {
      int known = numbers.size();
      int group = numbers.computeIfAbsent(groups.get(i), key -> known);
      if (group == known) {
        firstRows[group] = i;
      }
      textGroups[i] = group;
    }
    FloatMatrix distinct = images.select(Arrays.copyOf(firstRows, numbers.size()));
    int[] imageGroups = new int[distinct.rows()];
    Arrays.setAll(imageGroups, i -> i);
    return new QueryOutcomes(
        rank(distinct, imageGroups, texts, textGroups),
        rank(texts, textGroups, distinct, imageGroups),
        textGroups);
  }

  /** Right answers are all those of the query's label. */
  static QueryOutcomes byLabel(FloatMatrix images, FloatMatrix texts, List<Integer> labels) {
    checkRows(images, texts, labels.size(), "labels");
    int[] numbers = labels.stream().mapToInt(Integer::intValue).toArray();
    return new QueryOutcomes(
        rank(images, numbers, texts, numbers), rank(texts, numbers, images, numbers), numbers);
  }

  private static void checkRows(FloatMatrix images, FloatMatrix texts, int names, String what) {
    if (images.rows() == 0 || images.rows() != texts.rows() || names != images.rows()) {
      throw new IllegalArgumentException(
          "images "
              + images
              + ", texts "
              + texts
              + ", "
              + names
              + " "
              + what
              + " (expected: the same number of rows, at least 1)");
    }
    if (images.columns() != texts.columns()) {
      throw new IllegalArgumentException(
          "images " + images + ", texts " + texts + " (expected: the same number of columns)");
    }
    checkFinite("images", images);
    checkFinite("texts", texts);
  }

  private static void checkFinite(String side, FloatMatrix rows) {
    for (float value : rows.data()) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(side + ": holds " + value + " (expected: finite)");
      }
    }
  }

  private static Ranking[] rank(
      FloatMatrix queries, int[] queryNames, FloatMatrix candidates, int[] candidateNames) {
    Similarities similarities = new Similarities(candidates);
    Discounts discounts = new Discounts(candidates.rows());
    Ranking[] rankings = new Ranking[queries.rows()];
    float[][] block = new float[Similarities.BLOCK][candidates.rows()];
    boolean[] right = new boolean[candidates.rows()];
    for (int from = 0; from < queries.rows(); from += Similarities.BLOCK) {
      int to = Math.min(queries.rows(), from + Similarities.BLOCK);
      similarities.fill(queries, from, to, block);
      for (int q = from; q < to; q++) {
        for (int c = 0; c < right.length; c++) {
          right[c] = queryNames[q] == candidateNames[c];
        }
        rankings[q] = Ranking.of(block[q - from], right, discounts);
      }
    }
    return rankings;
  }

  Direction imageToText() {
    return direction(imageQueries, textQueries.length);
  }

  Direction textToImage() {
    return direction(textQueries, imageQueries.length);
  }

  private static Direction direction(Ranking[] rankings, int candidates) {
    double[] ranks = Arrays.stream(rankings).mapToDouble(Ranking::bestRank).sorted().toArray();
    int middle = ranks.length / 2;
    return new Direction(
        percent(rankings, r -> r.recallAt().one()),
        percent(rankings, r -> r.recallAt().five()),
        percent(rankings, r -> r.recallAt().ten()),
        ranks.length % 2 == 1 ? ranks[middle] : (ranks[middle - 1] + ranks[middle]) / 2,
        Arrays.stream(rankings).mapToDouble(Ranking::averagePrecision).average().orElse(0),
        Arrays.stream(rankings).mapToDouble(Ranking::gain).average().orElse(0),
        rankings.length,
        candidates);
  }

  private static double percent(Ranking[] rankings, ToDoubleFunction<Ranking> share) {
    return 100 * Arrays.stream(rankings).mapToDouble(share).sum() / rankings.length;
  }

  /**
   * Each group's contribution to the recall sum: groups are what a resampling draws, since the
   * captions of one image are not independent of one another. The mean over groups of the first
   * half plus the ratio of sums of the second is the recall sum.
   *
   * @return [groups][3]: the image's recalls summed, its texts' recalls summed, its texts
   */
  double[][] byGroup() {
    double[][] parts = new double[imageQueries.length][3];
    for (int g = 0; g < parts.length; g++) {
      parts[g][0] = sum(imageQueries[g]);
    }
    for (int t = 0; t < textQueries.length; t++) {
      parts[textGroups[t]][1] += sum(textQueries[t]);
      parts[textGroups[t]][2]++;
    }
    return parts;
  }

  private static double sum(Ranking ranking) {
    Ranking.Recalls r = ranking.recallAt();
    return 100 * (r.one() + r.five() + r.ten());
  }
}
