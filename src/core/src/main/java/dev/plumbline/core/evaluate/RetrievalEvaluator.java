package dev.plumbline.core.evaluate;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.Modality;
import java.util.List;
import java.util.Optional;

/**
 * Measures retrieval between the two sides of a set of pairs.
 *
 * <p>Pairs of one group share an image: the image stands once among the candidates, and each of its
 * captions is a right answer for it (the protocol of Flickr8k). Similarity is the inner product;
 * give vectors of length 1 for cosine. Ties count by expectation over their random order.
 */
public final class RetrievalEvaluator {
  private RetrievalEvaluator() {}

  /** Projects both sides and measures; with labels also by label. */
  public static RetrievalReport evaluate(Aligner aligner, PairSet pairs) {
    return evaluate(
        aligner.project(Modality.IMAGE, pairs.images()),
        aligner.project(Modality.TEXT, pairs.texts()),
        pairs.groups(),
        pairs.labels());
  }

  /** As {@link #evaluate(FloatMatrix, FloatMatrix, List, Optional)} without labels. */
  public static RetrievalReport evaluate(
      FloatMatrix images, FloatMatrix texts, List<String> groups) {
    return evaluate(images, texts, groups, Optional.empty());
  }

  /**
   * Measures both directions.
   *
   * @param images [n, d]; rows of one group are taken to be the same image
   * @param texts [n, d]
   * @param groups the group of each pair, n of them
   * @param labels the label of each pair, n of them, if known
   * @throws IllegalArgumentException if there are no pairs, the sizes differ, or a value is not
   *     finite
   */
  public static RetrievalReport evaluate(
      FloatMatrix images, FloatMatrix texts, List<String> groups, Optional<List<Integer>> labels) {
    QueryOutcomes outcomes = QueryOutcomes.of(images, texts, groups);
    return new RetrievalReport(
        outcomes.imageToText(), outcomes.textToImage(), labels.map(l -> byLabel(images, texts, l)));
  }

  /** Mean average precision where every candidate of the query's label is a right answer. */
  public static RetrievalReport.ByLabel byLabel(
      FloatMatrix images, FloatMatrix texts, List<Integer> labels) {
    QueryOutcomes outcomes = QueryOutcomes.byLabel(images, texts, labels);
    return new RetrievalReport.ByLabel(
        outcomes.imageToText().meanAveragePrecision(),
        outcomes.textToImage().meanAveragePrecision());
  }
}
