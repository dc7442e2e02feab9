package dev.plumbline.core.decode.header;

import dev.plumbline.core.event.RejectedException;
import java.util.Optional;

/**
 * Walks through a WebP's chunks up to its first picture: a bare one, or one on a canvas (RFC 9649).
 */
final class WebpHeaderParser {
  private static final int RIFF_HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;

  private final ByteReader in;
  private Optional<Area> canvas = Optional.empty();
  private Optional<Area> picture = Optional.empty();
  private Orientation orientation = Orientation.UPRIGHT;

  WebpHeaderParser(ByteReader in) {
    this.in = in;
  }

  private record Area(int left, int top, int width, int height) {
    static Area ofSize(int width, int height) {
      return new Area(0, 0, width, height);
    }

    boolean holds(Area other) {
      return other.left + other.width <= width && other.top + other.height <= height;
    }
  }

  ImageHeader parse() throws RejectedException {
    in.skip(4);
    long end = CHUNK_HEADER_BYTES + in.u32le();
    in.require(end - CHUNK_HEADER_BYTES);
    in.seek(RIFF_HEADER_BYTES);
    while (in.position() + CHUNK_HEADER_BYTES <= end) {
      readChunk();
    }
    Area found = picture.orElseThrow(() -> in.broken("holds no picture (expected: 1 or more)"));
    Area all = canvas.orElse(found);
    if (!all.holds(found)) {
      throw in.broken("canvas " + all + " does not hold its picture " + found);
    }
    return new ImageHeader(
        ImageFormat.WEBP, all.width(), all.height(), found.left(), found.top(), orientation);
  }

  private void readChunk() throws RejectedException {
    String type = in.text(4);
    long length = in.u32le();
    int start = in.position();
    in.require(length);
    switch (type) {
      case "VP8X" -> {
        in.skip(4);
        canvas = Optional.of(Area.ofSize(in.u24le() + 1, in.u24le() + 1));
      }
      case "VP8 ", "VP8L" -> readStill(type);
      case "ANMF" -> readFrame(start + length);
      case "EXIF" ->
          orientation = Exif.orientation(in.bytes(), in.position(), start + (int) length);
      default -> {}
    }
    // Chunks start at even places; the last one's padding is often left out.
    in.seek(Math.min(start + length + (length & 1), in.length()));
  }

  private void readStill(String type) throws RejectedException {
    Area still = bitstream(type);
    Area whole = canvas.orElse(still);
    if (!whole.equals(still)) {
      throw in.broken("canvas " + whole + " holds a picture of another size: " + still);
    }
    setPicture(still);
  }

  private void setPicture(Area area) {
    if (picture.isEmpty()) {
      picture = Optional.of(area);
    }
  }

  private void readFrame(long end) throws RejectedException {
    Area frame = new Area(2 * in.u24le(), 2 * in.u24le(), in.u24le() + 1, in.u24le() + 1);
    in.skip(4);
    while (in.position() + CHUNK_HEADER_BYTES <= end) {
      String type = in.text(4);
      long length = in.u32le();
      long next = in.position() + length + (length & 1);
      if (type.equals("VP8 ") || type.equals("VP8L")) {
        Area inner = bitstream(type);
        if (inner.width() != frame.width() || inner.height() != frame.height()) {
          throw in.broken("frame " + frame + " holds a picture of another size: " + inner);
        }
        setPicture(frame);
        return;
      }
      in.seek(next);
    }
    throw in.broken("frame without a picture at byte " + in.position());
  }

  private Area bitstream(String type) throws RejectedException {
    if (type.equals("VP8L")) {
      if (in.u8() != 0x2F) {
        throw in.broken("VP8L at byte " + in.position() + " lacks its signature");
      }
      long bits = in.u32le();
      return Area.ofSize((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1);
    }
    in.skip(3);
    if (in.u24le() != 0x2A019D) {
      throw in.broken("VP8 at byte " + in.position() + " lacks its start code");
    }
    int width = in.u16le() & 0x3FFF;
    int height = in.u16le() & 0x3FFF;
    if (width == 0 || height == 0) {
      throw in.broken(width + " x " + height + " pixels (expected: >= 1 x 1)");
    }
    return Area.ofSize(width, height);
  }
}
