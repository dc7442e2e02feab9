package dev.plumbline.core.image;

import java.util.Arrays;

/** A small picture of an item, as a JPEG file whose longer side has at most 256 pixels. */
public final class Thumbnail {
  /** The longer side has at most so many pixels. */
  public static final int MAX_SIDE = 256;

  private final byte[] jpeg;

  /** Takes the bytes without a copy: the caller does not write to them again. */
  public Thumbnail(byte[] jpeg) {
    if (jpeg.length == 0) {
      throw new IllegalArgumentException("thumbnail: 0 bytes (expected: a JPEG file)");
    }
    this.jpeg = jpeg;
  }

  /** The file; not to be written to. */
  public byte[] jpeg() {
    return jpeg;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Thumbnail that && Arrays.equals(jpeg, that.jpeg);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(jpeg);
  }

  @Override
  public String toString() {
    return "Thumbnail[" + jpeg.length + " bytes]";
  }
}
