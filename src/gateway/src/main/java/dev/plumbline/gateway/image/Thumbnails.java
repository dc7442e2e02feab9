package dev.plumbline.gateway.image;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.image.Thumbnail;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes pictures small. */
final class Thumbnails {
  private static final float QUALITY = 0.85f;

  private Thumbnails() {}

  /** The picture at {@link Thumbnail#MAX_SIDE} at most, never larger than it is. */
  static Thumbnail of(RgbImage image) {
    double scale =
        Math.min(1, (double) Thumbnail.MAX_SIDE / Math.max(image.width(), image.height()));
    int width = (int) Math.max(1, Math.round(image.width() * scale));
    int height = (int) Math.max(1, Math.round(image.height() * scale));
    return new Thumbnail(jpeg(scaled(image.toBufferedImage(), width, height)));
  }

  /** Halves as often as it can: one big step would leave out most of the pixels. */
  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage current = image;
    while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
      current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return current.getWidth() == width && current.getHeight() == height
        ? current
        : drawn(current, width, height);
  }

  private static BufferedImage drawn(BufferedImage image, int width, int height) {
    BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = smaller.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return smaller;
  }

  private static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
