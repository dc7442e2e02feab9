package dev.plumbline.core.model;

import java.util.List;

/**
 * An encoder's vectors for the parts of one item.
 *
 * @param vectors one row a part, [n, d]
 * @param regions where each row comes from, n of them
 */
public record LocalVectors(FloatMatrix vectors, List<Region> regions) {
  public LocalVectors {
    if (vectors.rows() != regions.size()) {
      throw new IllegalArgumentException(
          regions.size() + " regions (expected: " + vectors.rows() + ", one a vector)");
    }
    regions = List.copyOf(regions);
  }

  /** No local vectors: for encoders that give none. */
  public static LocalVectors none() {
    return new LocalVectors(FloatMatrix.empty(0), List.of());
  }
}
