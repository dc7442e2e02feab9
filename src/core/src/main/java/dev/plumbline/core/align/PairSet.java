package dev.plumbline.core.align;

import dev.plumbline.core.model.FloatMatrix;
import java.util.List;
import java.util.Optional;

/**
 * Pairs of encodings: row i of both sides belongs together.
 *
 * @param images global vectors of the visual side, [n, d]
 * @param texts global vectors of the textual side, [n, e]
 * @param groups one name a row: rows of one group (captions of one image) are all positives of one
 *     another, never negatives
 * @param labels a class a row, if known
 */
public record PairSet(
    FloatMatrix images, FloatMatrix texts, List<String> groups, Optional<List<Integer>> labels) {
  public PairSet {
    if (images.rows() != texts.rows() || groups.size() != images.rows()) {
      throw new IllegalArgumentException(
          "images "
              + images
              + ", texts "
              + texts
              + ", "
              + groups.size()
              + " groups (expected: the same number of rows)");
    }
    labels.ifPresent(
        l -> {
          if (l.size() != images.rows()) {
            throw new IllegalArgumentException(
                l.size() + " labels (expected: " + images.rows() + ")");
          }
        });
    groups = List.copyOf(groups);
    labels = labels.map(List::copyOf);
  }

  public int size() {
    return images.rows();
  }

  /** The pairs at the given places, in that order. */
  public PairSet select(int... places) {
    List<String> selectedGroups = java.util.Arrays.stream(places).mapToObj(groups::get).toList();
    return new PairSet(
        images.select(places),
        texts.select(places),
        selectedGroups,
        labels.map(l -> java.util.Arrays.stream(places).mapToObj(l::get).toList()));
  }
}
