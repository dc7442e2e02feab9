package dev.plumbline.core.decode;

import dev.plumbline.core.decode.header.ImageFormat;
import dev.plumbline.core.decode.header.ImageHeader;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Turns a file's bytes into pixels, once its header has been found sound and small enough. */
final class ImageDecoder {
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
    int thinning = limits.thinning(header.pixels());
    BufferedImage stored = read(header, bytes, thinning);
    RgbImage opaque = OpaquePixels.of(stored);
    return Upright.turn(Canvas.lay(opaque, header, thinning), header.orientation());
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

  private BufferedImage read(ImageHeader header, byte[] bytes, int thinning)
      throws RejectedException {
    ImageFormat format = header.format();
    try {
      ImageReader reader =
          readers
              .open(format)
              .orElseThrow(() -> unsupported(format, "has no reader on the class path"));
      try (ByteArrayImageInputStream stream = new ByteArrayImageInputStream(bytes)) {
        reader.setInput(stream, false, true);
        return read(reader, header, thinning);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Readers meet broken bytes with all kinds of unchecked exceptions.
      throw new RejectedException(Rejection.Reason.UNDECODABLE_IMAGE, format + ": " + e, e);
    }
  }

  private static BufferedImage read(ImageReader reader, ImageHeader header, int thinning)
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
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(
        thinning, thinning, Math.min(thinning / 2, width - 1), Math.min(thinning / 2, height - 1));
    BufferedImage image = reader.read(0, param);
    if (!damage.isEmpty()) {
      throw new IOException(damage.get(0));
    }
    return image;
  }

  private static RejectedException unsupported(ImageFormat format, String detail) {
    return new RejectedException(Rejection.Reason.UNSUPPORTED_IMAGE, format + " " + detail);
  }
}
