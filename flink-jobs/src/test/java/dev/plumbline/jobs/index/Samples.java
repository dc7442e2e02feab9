package dev.plumbline.jobs.index;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.LocalVectors;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Captions of two numbers each, and aligners that take them. */
final class Samples {
  static final EncoderVersion ENCODER = new EncoderVersion("words", "1");
  static final String TENANT = "default";

  private Samples() {}

  static Encoding caption(String id, String text, EncoderVersion encoder, FloatVector vector) {
    Item item =
        new Item(
            new ItemId(TENANT, id),
            Modality.TEXT,
            Optional.empty(),
            Optional.of(text),
            Optional.empty(),
            Attributes.empty(),
            Instant.EPOCH,
            "");
    return new Encoding(item, encoder, vector, LocalVectors.none());
  }

  /**
   * An aligner for captions of {@link #ENCODER}.
   *
   * @param weights of both sides, [2, n], row by row
   */
  static Aligner aligner(AlignerVersion version, float... weights) {
    int outputs = weights.length / 2;
    Projection projection =
        new Projection(
            List.of(
                new Affine(
                    FloatMatrix.wrap(2, outputs, weights), FloatVector.wrap(new float[outputs]))));
    return new Aligner(
        new AlignerHeader(
            version,
            "fixed",
            new EncoderVersion("pixels", "1"),
            ENCODER,
            Map.of(),
            Optional.empty(),
            Instant.EPOCH),
        projection,
        projection);
  }
}
