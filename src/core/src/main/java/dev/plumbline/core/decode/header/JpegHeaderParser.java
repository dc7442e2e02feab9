package dev.plumbline.core.decode.header;

import dev.plumbline.core.event.RejectedException;
import java.util.Optional;

/**
 * Walks through a JPEG's segments and scans up to its end (ITU-T T.81, annex B). Decoders fill what
 * is missing with grey, so the end is looked for here.
 */
final class JpegHeaderParser {
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final String EXIF = "Exif\0\0";

  // Each scan of a progressive JPEG costs a pass over all pixels, however few its bytes.
  private static final int MAX_SCANS = 100;

  private final ByteReader in;
  private Optional<Frame> frame = Optional.empty();
  private Orientation orientation = Orientation.UPRIGHT;
  private int scans;

  JpegHeaderParser(ByteReader in) {
    this.in = in;
  }

  private record Frame(int width, int height) {}

  ImageHeader parse() throws RejectedException {
    in.skip(2);
    for (int marker = nextMarker(); marker != END_OF_IMAGE; marker = nextMarker()) {
      if (marker == START_OF_IMAGE) {
        throw in.broken("starts again at byte " + in.position() + " (expected: an end before)");
      }
      if (hasSegment(marker)) {
        readSegment(marker);
      }
    }
    if (scans == 0) {
      throw in.broken("holds no scan (expected: 1 or more)");
    }
    Frame found = frame.orElseThrow(() -> in.broken("holds no frame (expected: 1)"));
    return ImageHeader.still(ImageFormat.JPEG, found.width(), found.height(), orientation);
  }

  /** The next marker's code; stray bytes, stuffed bytes and restarts before it are passed over. */
  private int nextMarker() throws RejectedException {
    while (true) {
      if (in.u8() != 0xFF) {
        continue;
      }
      int code = in.u8();
      while (code == 0xFF) {
        code = in.u8();
      }
      if (code != 0) {
        return code;
      }
    }
  }

  private static boolean hasSegment(int marker) {
    boolean restart = marker >= 0xD0 && marker <= 0xD7;
    return !restart && marker != 0x01;
  }

  private void readSegment(int marker) throws RejectedException {
    int start = in.position();
    int length = in.u16();
    if (length < 2) {
      throw in.broken("segment at byte " + start + " has length " + length + " (expected: >= 2)");
    }
    in.require(length - 2L);
    if (isFrame(marker)) {
      readFrame(marker);
    } else if (marker == START_OF_SCAN) {
      countScan();
    } else if (marker == APP1 && length >= 2 + EXIF.length() && in.text(6).equals(EXIF)) {
      orientation = Exif.orientation(in.bytes(), in.position(), start + length);
    }
    in.seek((long) start + length);
  }

  private static boolean isFrame(int marker) {
    boolean tableOrExtension = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
    return marker >= 0xC0 && marker <= 0xCF && !tableOrExtension;
  }

  private void readFrame(int marker) throws RejectedException {
    if (frame.isPresent()) {
      throw in.unsupported("holds a second frame at byte " + in.position() + " (expected: 1)");
    }
    if (marker > 0xC2) {
      throw in.unsupported(
          "coding process SOF"
              + (marker - 0xC0)
              + " (expected: SOF0, SOF1 or SOF2, with Huffman codes)");
    }
    int precision = in.u8();
    if (precision != 8) {
      throw in.unsupported(precision + " bits a sample (expected: 8)");
    }
    int height = in.u16();
    int width = in.u16();
    if (width == 0 || height == 0) {
      throw in.broken(width + " x " + height + " pixels (expected: >= 1 x 1)");
    }
    int components = in.u8();
    if (components != 1 && components != 3 && components != 4) {
      throw in.unsupported(components + " components (expected: 1, 3 or 4)");
    }
    frame = Optional.of(new Frame(width, height));
  }

  private void countScan() throws RejectedException {
    if (frame.isEmpty()) {
      throw in.broken("scan before the frame (expected: after)");
    }
    if (++scans > MAX_SCANS) {
      throw in.unsupported("more than " + MAX_SCANS + " scans (expected: at most so many)");
    }
  }
}
