package dev.plumbline.methods.features;

import dev.plumbline.core.model.FloatMatrix;
import java.util.List;

/**
 * Each row's local vectors: a picture's regions, a caption's words.
 *
 * @param vectors all of them one after the other, [sum of lengths, d]
 * @param lengths how many each row has, 0 or more
 */
public record LocalFeatures(FloatMatrix vectors, List<Integer> lengths) {
  public LocalFeatures {
    lengths = List.copyOf(lengths);
    long sum = lengths.stream().mapToLong(Integer::longValue).sum();
    if (sum != vectors.rows() || lengths.stream().anyMatch(length -> length < 0)) {
      throw new IllegalArgumentException(
          vectors + " with lengths that sum to " + sum + " (expected: as many as rows)");
    }
  }

  /** One row's local vectors, [lengths(row), d]. */
  public FloatMatrix of(int row) {
    int from = 0;
    for (int i = 0; i < row; i++) {
      from += lengths.get(i);
    }
    int[] places = new int[lengths.get(row)];
    for (int i = 0; i < places.length; i++) {
      places[i] = from + i;
    }
    return vectors.select(places);
  }
}
