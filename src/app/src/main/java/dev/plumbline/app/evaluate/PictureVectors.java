package dev.plumbline.app.evaluate;

import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.FloatVector;
import java.util.List;

/**
 * What frozen encoders say of a picture and of its captions.
 *
 * @param picture a name that no other picture has
 * @param captions at least one
 */
record PictureVectors(String picture, Encoded image, List<Encoded> captions) {
  PictureVectors {
    captions = List.copyOf(captions);
  }

  /** A global vector and the encoder that made it. */
  record Encoded(EncoderVersion encoder, FloatVector global) {}
}
