package dev.plumbline.jobs.align;

import dev.plumbline.core.model.EncoderVersion;

/**
 * A picture and a caption that belong together. Flink writes it field by field.
 *
 * @param picture the key of the picture, {@code tenant/id}
 * @param isFirst whether it is the first pair of its picture
 * @param visual the picture's vector; not to be written to
 * @param textual the caption's vector; not to be written to
 * @param label the picture's class; empty if none is known
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record Pair(
    String picture,
    boolean isFirst,
    String visualEncoderName,
    String visualEncoderVersion,
    float[] visual,
    String textualEncoderName,
    String textualEncoderVersion,
    float[] textual,
    String label) {
  static Pair of(Side picture, Side caption, boolean isFirst) {
    return new Pair(
        picture.picture(),
        isFirst,
        picture.encoderName(),
        picture.encoderVersion(),
        picture.vector(),
        caption.encoderName(),
        caption.encoderVersion(),
        caption.vector(),
        picture.label());
  }

  EncoderVersion visualEncoder() {
    return new EncoderVersion(visualEncoderName, visualEncoderVersion);
  }

  EncoderVersion textualEncoder() {
    return new EncoderVersion(textualEncoderName, textualEncoderVersion);
  }
}
