package dev.plumbline.core.decode.header;

import dev.plumbline.core.event.RejectedException;
import java.util.Set;

/** Reads a BMP's two headers and checks that all rows are there. */
final class BmpHeaderParser {
  private static final int CORE_HEADER_BYTES = 12;
  private static final Set<Long> HEADER_BYTES = Set.of(12L, 40L, 52L, 56L, 108L, 124L);
  private static final Set<Integer> DEPTHS = Set.of(1, 4, 8, 16, 24, 32);
  private static final int UNCOMPRESSED = 0;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int BIT_FIELDS = 3;

  private final ByteReader in;

  BmpHeaderParser(ByteReader in) {
    this.in = in;
  }

  ImageHeader parse() throws RejectedException {
    in.skip(10);
    long dataStart = in.u32le();
    int headerStart = in.position();
    long headerBytes = in.u32le();
    if (!HEADER_BYTES.contains(headerBytes)) {
      throw in.unsupported(
          "header of " + headerBytes + " bytes (expected: 12, 40, 52, 56, 108 or 124)");
    }
    boolean core = headerBytes == CORE_HEADER_BYTES;
    long width = core ? in.u16le() : (int) in.u32le();
    long height = Math.abs(core ? in.u16le() : (long) (int) in.u32le());
    if (width < 1 || height < 1 || height > Integer.MAX_VALUE) {
      throw in.broken(width + " x " + height + " pixels (expected: 1 to 2^31 - 1 each)");
    }
    in.skip(2);
    int depth = in.u16le();
    if (!DEPTHS.contains(depth)) {
      throw in.broken(depth + " bits a pixel (expected: 1, 4, 8, 16, 24 or 32)");
    }
    long compression = core ? UNCOMPRESSED : in.u32le();
    long dataBytes = core ? 0 : in.u32le();
    if (dataStart < headerStart + headerBytes) {
      throw in.broken("data at byte " + dataStart + " (expected: after the header)");
    }
    in.seek(dataStart);
    in.require(dataBytes(compression, depth, width, height, dataBytes));
    return ImageHeader.still(ImageFormat.BMP, (int) width, (int) height, Orientation.UPRIGHT);
  }

  private long dataBytes(long compression, int depth, long width, long height, long said)
      throws RejectedException {
    if (compression == RLE8 || compression == RLE4) {
      return Math.max(1, said);
    }
    // Other values embed a whole JPEG or PNG, whose own size would go unchecked.
    if (compression != UNCOMPRESSED && compression != BIT_FIELDS) {
      throw in.unsupported("compression " + compression + " (expected: 0 to 3)");
    }
    long rowBytes = (width * depth + 31) / 32 * 4;
    return Math.multiplyExact(rowBytes, height);
  }
}
