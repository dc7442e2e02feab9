package dev.plumbline.core.align;

import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Modality;

/**
 * Two projections, one for each side, into one shared space. Immutable and thread-safe.
 *
 * @param header what is known of it
 * @param visual for images and clips
 * @param textual for captions; as many outputs as {@code visual}
 */
public record Aligner(AlignerHeader header, Projection visual, Projection textual) {
  public Aligner {
    if (visual.outputs() != textual.outputs()) {
      throw new IllegalArgumentException(
          "the visual side gives "
              + visual.outputs()
              + " values, the textual side "
              + textual.outputs()
              + " (expected: the same)");
    }
  }

  /** Length of the vectors in the shared space. */
  public int dimension() {
    return visual.outputs();
  }

  /** The projection for a modality. */
  public Projection projection(Modality modality) {
    return modality.isVisual() ? visual : textual;
  }

  /** The encoder whose vectors the side for this modality takes. */
  public EncoderVersion encoder(Modality modality) {
    return modality.isVisual() ? header.visualEncoder() : header.textualEncoder();
  }

  /**
   * Checks that vectors are those that the side for this modality was fitted on.
   *
   * @param encoder who made them
   * @param width how many values each has
   * @throws IllegalArgumentException if they are another encoder's, or of another length
   */
  public void checkEncoding(Modality modality, EncoderVersion encoder, int width) {
    if (!encoder.equals(encoder(modality))) {
      throw new IllegalArgumentException(
          "vectors of " + encoder + " (expected: of " + encoder(modality) + ")");
    }
    checkWidth(modality, width);
  }

  /** As {@link #checkEncoding}, where it is not known who made the vectors. */
  public void checkWidth(Modality modality, int width) {
    int expected = projection(modality).inputs();
    if (width != expected) {
      throw new IllegalArgumentException(
          "vectors of " + width + " values (expected: " + expected + ")");
    }
  }

  /** Projects one global vector into the shared space, at length 1. */
  public FloatVector project(Modality modality, FloatVector global) {
    return projection(modality).apply(global).normalized();
  }

  /** Projects rows, [n, d] to [n, dimension()]; each row at length 1. */
  public FloatMatrix project(Modality modality, FloatMatrix globals) {
    return new Normalize(dimension()).apply(projection(modality).apply(globals));
  }
}
