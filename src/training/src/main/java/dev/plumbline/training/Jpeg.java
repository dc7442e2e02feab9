package dev.plumbline.training;

import dev.plumbline.core.decode.RgbImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes pictures as JPEG and reads them again. */
final class Jpeg {
  private Jpeg() {}

  /**
   * The picture as it comes back.
   *
   * @param quality 0 to 1
   */
  static RgbImage recompress(RgbImage image, double quality) {
    try {
      return RgbImage.of(ImageIO.read(new ByteArrayInputStream(write(image, quality))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot recompress a picture in memory", e);
    }
  }

  private static byte[] write(RgbImage image, double quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality((float) quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image.toBufferedImage(), null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
