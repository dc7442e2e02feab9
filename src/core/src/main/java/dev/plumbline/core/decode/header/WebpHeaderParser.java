package dev.plumbline.core.decode.header;

import dev.plumbline.core.event.RejectedException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through a WebP's chunks up to its first picture: a bare one, or one on a canvas (RFC 9649).
 */
final class WebpHeaderParser {
  private static final int RIFF_HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final String EXIF = "Exif\0\0";

  private final ByteReader in;
  private Optional<Area> canvas = Optional.empty();
  private Optional<Area> picture = Optional.empty();
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean animated;
  private final Set<Layer> layers = EnumSet.noneOf(Layer.class);

  WebpHeaderParser(ByteReader in) {
    this.in = in;
  }

  private enum Layer {
    PICTURE,
    ALPHA
  }

  private record Area(int left, int top, int width, int height) {
    static Area ofSize(int width, int height) {
      return new Area(0, 0, width, height);
    }

    boolean hasSizeOf(Area other) {
      return width == other.width && height == other.height;
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
    boolean fits = animated ? all.holds(found) : all.equals(found);
    if (!fits) {
      throw in.broken("canvas " + all + " does not fit its picture " + found);
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
      case "VP8X" -> readCanvas();
      case "VP8 ", "VP8L", "ALPH" -> readLayer(type).ifPresent(this::setPicture);
      case "ANMF" -> readFrame(start + length);
      case "EXIF" -> orientation = orientation(start, start + (int) length);
      default -> {}
    }
    // Chunks start at even places; the last one's padding is often left out.
    in.seek(Math.min(start + length + (length & 1), in.length()));
  }

  private void readCanvas() throws RejectedException {
    if (canvas.isPresent()) {
      throw in.broken("holds a second canvas at byte " + in.position() + " (expected: 1)");
    }
    in.skip(4);
    canvas = Optional.of(Area.ofSize(in.u24le() + 1, in.u24le() + 1));
  }

  private void setPicture(Area still) {
    picture = Optional.of(still);
  }

  /** Reads the first frame; the others are not looked at. */
  private void readFrame(long end) throws RejectedException {
    if (picture.isPresent()) {
      return;
    }
    animated = true;
    Area frame = new Area(2 * in.u24le(), 2 * in.u24le(), in.u24le() + 1, in.u24le() + 1);
    in.skip(4);
    while (in.position() + CHUNK_HEADER_BYTES <= end) {
      String type = in.text(4);
      long length = in.u32le();
      long next = in.position() + length + (length & 1);
      Optional<Area> inner = readLayer(type);
      if (inner.isPresent() && !inner.get().hasSizeOf(frame)) {
        throw in.broken("frame " + frame + " holds a picture of another size: " + inner.get());
      }
      in.seek(Math.min(next, end));
    }
    if (!layers.contains(Layer.PICTURE)) {
      throw in.broken("frame without a picture at byte " + in.position());
    }
    picture = Optional.of(frame);
  }

  /**
   * The size of a picture; empty for another layer. Readers decode each, however many there are.
   */
  private Optional<Area> readLayer(String type) throws RejectedException {
    Layer layer = type.startsWith("VP8") ? Layer.PICTURE : Layer.ALPHA;
    if (!type.equals("VP8 ") && !type.equals("VP8L") && !type.equals("ALPH")) {
      return Optional.empty();
    }
    if (!layers.add(layer)) {
      throw in.broken("holds a second " + layer + " at byte " + in.position() + " (expected: 1)");
    }
    return layer == Layer.PICTURE ? Optional.of(bitstream(type)) : Optional.empty();
  }

  /** Some writers put JPEG's marker before the block. */
  private Orientation orientation(int start, int end) throws RejectedException {
    boolean marked = end - start >= EXIF.length() && in.text(EXIF.length()).equals(EXIF);
    return Exif.orientation(in.bytes(), marked ? start + EXIF.length() : start, end);
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
