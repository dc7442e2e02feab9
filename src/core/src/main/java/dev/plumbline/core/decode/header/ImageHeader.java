package dev.plumbline.core.decode.header;

import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a file says of its picture before a pixel is decoded.
 *
 * @param format the file's format
 * @param width of the stored picture or, with several frames, of their canvas; in pixels, 1 or more
 * @param height of the same; in pixels, 1 or more
 * @param left where on the canvas the first frame starts, in pixels
 * @param top where on the canvas the first frame starts, in pixels
 * @param orientation how to turn the stored picture upright
 */
public record ImageHeader(
    ImageFormat format, int width, int height, int left, int top, Orientation orientation) {

  /**
   * Walks through a file's structure; the cost grows with its bytes and not with its pixels.
   *
   * @throws RejectedException if the format is not read here, if a part is missing or broken, or if
   *     the file does not end where it says
   */
  public static ImageHeader parse(byte[] bytes) throws RejectedException {
    ImageFormat format =
        ImageFormat.sniff(bytes)
            .orElseThrow(
                () ->
                    new RejectedException(
                        Rejection.Reason.UNSUPPORTED_IMAGE,
                        bytes.length
                            + " bytes that start with '"
                            + HexFormat.of()
                                .formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 12)))
                            + "' (expected: JPEG, PNG, GIF, BMP or WebP)"));
    ByteReader reader = new ByteReader(format, bytes);
    return switch (format) {
      case JPEG -> new JpegHeaderParser(reader).parse();
      case PNG -> new PngHeaderParser(reader).parse();
      case GIF -> new GifHeaderParser(reader).parse();
      case BMP -> new BmpHeaderParser(reader).parse();
      case WEBP -> new WebpHeaderParser(reader).parse();
    };
  }

  static ImageHeader still(ImageFormat format, int width, int height, Orientation orientation) {
    return new ImageHeader(format, width, height, 0, 0, orientation);
  }

  /** How many pixels, stored or on the canvas. */
  public long pixels() {
    return (long) width * height;
  }
}
