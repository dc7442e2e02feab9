package dev.plumbline.core.decode;

import dev.plumbline.core.decode.header.ImageFormat;
import dev.plumbline.core.decode.header.ImageHeader;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Turns a file's bytes into pixels, once its header has been found sound and small enough. */
final class ImageDecoder {
  private static final int LOOK_AHEAD = 64;

  private final ImageLimits limits;
  private final ImageReaders readers = new ImageReaders();

  ImageDecoder(ImageLimits limits) {
    this.limits = limits;
  }

  RgbImage decode(byte[] bytes) throws RejectedException {
    if (bytes.length > limits.maxBytes()) {
      throw new RejectedException(
          Rejection.Reason.TOO_LARGE,
          "image: " + bytes.length + " bytes (expected: at most " + limits.maxBytes() + ")");
    }
    ImageHeader header = ImageHeader.parse(bytes);
    checkSize(header);
    Thinning thinning = limits.thinning(header.pixels());
    RgbImage stored = read(header, bytes, thinning);
    return Upright.turn(Canvas.lay(stored, header, thinning), header.orientation());
  }

  private void checkSize(ImageHeader header) throws RejectedException {
    String size = header.format() + " of " + header.width() + " x " + header.height() + " pixels";
    if (header.pixels() > limits.maxPixels()) {
      throw new RejectedException(
          Rejection.Reason.TOO_MANY_PIXELS,
          size + " (expected: at most " + limits.maxPixels() + " in all)");
    }
    if (Math.max(header.width(), header.height()) > ImageLimits.MAX_SIDE) {
      throw new RejectedException(
          Rejection.Reason.TOO_MANY_PIXELS,
          size + " (expected: at most " + ImageLimits.MAX_SIDE + " a side)");
    }
  }

  private RgbImage read(ImageHeader header, byte[] bytes, Thinning thinning)
      throws RejectedException {
    ImageFormat format = header.format();
    // WebP's readers look ahead; at the very end of a file that would look like a broken one.
    byte[] padded =
        format == ImageFormat.WEBP ? Arrays.copyOf(bytes, bytes.length + LOOK_AHEAD) : bytes;
    try {
      ImageReader reader =
          readers
              .open(format)
              .orElseThrow(() -> unsupported(format, "has no reader on the class path"));
      try (ByteArrayImageInputStream stream = new ByteArrayImageInputStream(padded)) {
        reader.setInput(stream, false, true);
        return OpaquePixels.of(read(reader, header, thinning));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Readers meet broken bytes with all kinds of unchecked exceptions.
      throw new RejectedException(Rejection.Reason.UNDECODABLE_IMAGE, format + ": " + e, e);
    }
  }

  private static BufferedImage read(ImageReader reader, ImageHeader header, Thinning thinning)
      throws IOException, RejectedException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width > header.width() || height > header.height()) {
      throw new IOException(width + " x " + height + " pixels, unlike its header: " + header);
    }
    if (!reader.getImageTypes(0).hasNext()) {
      throw unsupported(header.format(), "has colours that no reader on the class path knows");
    }
    List<String> damage = new ArrayList<>();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          if (Damage.isToldBy(warning)) {
            damage.add(warning);
          }
        });
    // WebP's reader decodes all of it in any case, and not all of its releases thin out rightly.
    boolean thinsItself = header.format() != ImageFormat.WEBP;
    ImageReadParam param = reader.getDefaultReadParam();
    if (thinsItself) {
      thinning.applyTo(param, width, height);
    }
    BufferedImage image = reader.read(0, param);
    if (!damage.isEmpty()) {
      throw new IOException(damage.get(0));
    }
    return thinsItself ? image : thinning.apply(image);
  }

  private static RejectedException unsupported(ImageFormat format, String detail) {
    return new RejectedException(Rejection.Reason.UNSUPPORTED_IMAGE, format + " " + detail);
  }
}
