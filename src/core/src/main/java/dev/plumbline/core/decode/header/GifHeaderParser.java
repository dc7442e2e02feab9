package dev.plumbline.core.decode.header;

import dev.plumbline.core.event.RejectedException;

/**
 * Walks through a GIF up to the end of its first frame (GIF89a specification, sections 18 to 22).
 */
final class GifHeaderParser {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;

  private final ByteReader in;

  GifHeaderParser(ByteReader in) {
    this.in = in;
  }

  ImageHeader parse() throws RejectedException {
    in.skip(6);
    int screenWidth = in.u16le();
    int screenHeight = in.u16le();
    int flags = in.u8();
    in.skip(2);
    skipColorTable(flags);
    while (true) {
      int block = in.u8();
      switch (block) {
        case EXTENSION -> {
          in.skip(1);
          skipSubBlocks();
        }
        case IMAGE -> {
          return frame(screenWidth, screenHeight);
        }
        case TRAILER -> throw in.broken("holds no frame (expected: 1 or more)");
        default ->
            throw in.broken(
                "block " + block + " at byte " + (in.position() - 1) + " (expected: 33, 44 or 59)");
      }
    }
  }

  private ImageHeader frame(int screenWidth, int screenHeight) throws RejectedException {
    int left = in.u16le();
    int top = in.u16le();
    int width = in.u16le();
    int height = in.u16le();
    if (width == 0 || height == 0) {
      throw in.broken("frame of " + width + " x " + height + " pixels (expected: >= 1 x 1)");
    }
    skipColorTable(in.u8());
    in.skip(1);
    skipSubBlocks();
    // Where a frame sticks out of its screen, browsers widen the screen.
    return new ImageHeader(
        ImageFormat.GIF,
        Math.max(screenWidth, left + width),
        Math.max(screenHeight, top + height),
        left,
        top,
        Orientation.UPRIGHT);
  }

  private void skipColorTable(int flags) throws RejectedException {
    if ((flags & 0x80) != 0) {
      in.skip(3L << ((flags & 7) + 1));
    }
  }

  private void skipSubBlocks() throws RejectedException {
    for (int size = in.u8(); size != 0; size = in.u8()) {
      in.skip(size);
    }
  }
}
