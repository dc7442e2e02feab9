package dev.plumbline.jobs.align;

/**
 * One side of a pair: a picture's vector, a caption's, or word that a picture is gone. Flink writes
 * it field by field.
 *
 * @param picture the key of the picture, {@code tenant/id}
 * @param caption the key of the caption; empty for the picture itself
 * @param encoderName who made the vector
 * @param encoderVersion its version
 * @param vector not to be written to; empty if the picture is gone
 * @param label the picture's class; empty if none is known, and for captions
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record Side(
    String picture,
    String caption,
    String encoderName,
    String encoderVersion,
    float[] vector,
    String label) {
  boolean isPicture() {
    return caption.isEmpty();
  }

  boolean isGone() {
    return vector.length == 0;
  }
}
