package dev.plumbline.core.decode.header;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the orientation in an EXIF block, which is a small TIFF file. A broken block says nothing:
 * the picture itself may be whole.
 */
final class Exif {
  private static final int ORIENTATION_TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;

  private Exif() {}

  /** Reads the block in {@code bytes[start, end)}. */
  static Orientation orientation(byte[] bytes, int start, int end) {
    ByteBuffer tiff = ByteBuffer.wrap(bytes, start, end - start).slice();
    if (tiff.limit() < 8) {
      return Orientation.UPRIGHT;
    }
    int order = tiff.getShort(0);
    if (order == 0x4949) {
      tiff.order(ByteOrder.LITTLE_ENDIAN);
    } else if (order != 0x4D4D) {
      return Orientation.UPRIGHT;
    }
    int directory = tiff.getInt(4);
    if (tiff.getShort(2) != 42 || directory < 8 || directory > tiff.limit() - 2) {
      return Orientation.UPRIGHT;
    }
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int entry = directory + 2;
        entries > 0 && entry <= tiff.limit() - ENTRY_BYTES;
        entry += ENTRY_BYTES, entries--) {
      if (tiff.getShort(entry) == ORIENTATION_TAG) {
        return Orientation.ofExif(Short.toUnsignedInt(tiff.getShort(entry + 8)));
      }
    }
    return Orientation.UPRIGHT;
  }
}
