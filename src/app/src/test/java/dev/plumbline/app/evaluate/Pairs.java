package dev.plumbline.app.evaluate;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.event.EncodingEvent;
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
import java.util.SplittableRandom;

/** Encodings of made-up pictures, two captions each, whose vectors are the picture's own. */
final class Pairs {
  static final EncoderVersion EYE = new EncoderVersion("eye", "1");
  static final EncoderVersion EAR = new EncoderVersion("ear", "1");
  static final int DIMENSION = 16;

  private Pairs() {}

  static FloatVector vector(int picture) {
    SplittableRandom random = new SplittableRandom(picture);
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (float) (random.nextDouble() - 0.5);
    }
    return FloatVector.wrap(values);
  }

  static String id(int picture) {
    return "p" + picture + ".jpg";
  }

  static EncodingEvent image(int picture) {
    return encoded(id(picture), Modality.IMAGE, Optional.empty(), EYE, vector(picture));
  }

  static EncodingEvent caption(int picture, int number) {
    return encoded(
        id(picture) + "#" + number, Modality.TEXT, Optional.of(id(picture)), EAR, vector(picture));
  }

  static EncodingEvent deleted(String id) {
    return new EncodingEvent.Deleted(new ItemId("default", id), Instant.EPOCH);
  }

  static EncodingEvent encoded(
      String id,
      Modality modality,
      Optional<String> partOf,
      EncoderVersion encoder,
      FloatVector global) {
    Item item =
        new Item(
            new ItemId("default", id),
            modality,
            partOf,
            partOf.map(picture -> "a caption"),
            Optional.empty(),
            Attributes.empty(),
            Instant.EPOCH,
            "test");
    return new EncodingEvent.Encoded(new Encoding(item, encoder, global, LocalVectors.none()));
  }

  /** Keeps a vector as it is, or brings every one to the same place. */
  static Aligner aligner(long version, boolean good, EncoderVersion eye) {
    float[] weight = new float[DIMENSION * DIMENSION];
    for (int i = 0; i < DIMENSION && good; i++) {
      weight[i * DIMENSION + i] = 1;
    }
    float[] bias = new float[DIMENSION];
    bias[0] = good ? 0 : 1;
    Projection projection =
        new Projection(
            List.of(
                new Affine(
                    FloatMatrix.wrap(DIMENSION, DIMENSION, weight), FloatVector.wrap(bias))));
    return new Aligner(
        new AlignerHeader(
            new AlignerVersion(version),
            good ? "good" : "bad",
            eye,
            EAR,
            Map.of(),
            Optional.empty(),
            Instant.EPOCH),
        projection,
        projection);
  }
}
