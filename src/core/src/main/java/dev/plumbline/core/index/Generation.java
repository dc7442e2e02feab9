package dev.plumbline.core.index;

import dev.plumbline.core.model.AlignerVersion;

/**
 * One physical index, built with one aligner version.
 *
 * @param id its name
 * @param aligner the aligner whose vectors it holds
 * @param dimension length of its vectors, 1 to 4096
 */
public record Generation(GenerationId id, AlignerVersion aligner, int dimension) {
  private static final int MAX_DIMENSION = 4096;

  public Generation {
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension: " + dimension + " (expected: 1 to " + MAX_DIMENSION + ")");
    }
  }
}
