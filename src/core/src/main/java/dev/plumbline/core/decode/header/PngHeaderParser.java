package dev.plumbline.core.decode.header;

import dev.plumbline.core.event.RejectedException;
import java.util.zip.CRC32;

/** Walks through a PNG's chunks up to its end, and checks the sums of those that matter. */
final class PngHeaderParser {
  private static final int SIGNATURE_BYTES = 8;
  private static final int HEADER_BYTES = 13;

  private final ByteReader in;

  PngHeaderParser(ByteReader in) {
    this.in = in;
  }

  ImageHeader parse() throws RejectedException {
    in.skip(SIGNATURE_BYTES);
    if (in.u32() != HEADER_BYTES || !in.text(4).equals("IHDR")) {
      throw in.broken("does not start with its header (expected: IHDR of 13 bytes)");
    }
    long width = in.u32();
    long height = in.u32();
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw in.broken(width + " x " + height + " pixels (expected: 1 to 2^31 - 1 each)");
    }
    in.seek(SIGNATURE_BYTES);
    Orientation orientation = Orientation.UPRIGHT;
    boolean data = false;
    while (true) {
      long length = in.u32();
      int start = in.position();
      String type = in.text(4);
      in.require(length + 4);
      switch (type) {
        case "IDAT" -> data = true;
        case "eXIf" ->
            orientation = Exif.orientation(in.bytes(), in.position(), in.position() + (int) length);
        default -> {}
      }
      in.skip(length);
      long sum = in.u32();
      if (isCritical(type)) {
        checkSum(type, start, (int) length + 4, sum);
      }
      if (type.equals("IEND")) {
        if (!data) {
          throw in.broken("holds no data (expected: an IDAT chunk)");
        }
        return ImageHeader.still(ImageFormat.PNG, (int) width, (int) height, orientation);
      }
    }
  }

  private static boolean isCritical(String type) {
    return Character.isUpperCase(type.charAt(0));
  }

  private void checkSum(String type, int start, int length, long expected)
      throws RejectedException {
    CRC32 sum = new CRC32();
    sum.update(in.bytes(), start, length);
    if (sum.getValue() != expected) {
      throw in.broken(
          "chunk "
              + type.replaceAll("[^A-Za-z]", "?")
              + " at byte "
              + start
              + " has sum "
              + Long.toHexString(sum.getValue())
              + " (expected: "
              + Long.toHexString(expected)
              + ")");
    }
  }
}
