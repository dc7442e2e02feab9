package dev.plumbline.methods;

import dev.plumbline.core.align.PairSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Classes as numbers from 0.
 *
 * @param classes the labels that were there, in order
 * @param of each pair's place in {@code classes}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Labels(List<Integer> classes, int[] of) {
  /**
   * Numbers a set's labels.
   *
   * @throws IllegalArgumentException if it has none, or only one class
   */
  public static Labels of(String method, PairSet pairs) {
    List<Integer> labels =
        pairs
            .labels()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        method
                            + " learns from classes, and these pairs have no labels (a feature"
                            + " file gives them as `labels`)"));
    List<Integer> classes = List.copyOf(new TreeSet<>(labels));
    if (classes.size() < 2) {
      throw new IllegalArgumentException(
          method + ": " + classes.size() + " classes (expected: at least 2)");
    }
    return new Labels(classes, labels.stream().mapToInt(classes::indexOf).toArray());
  }
}
