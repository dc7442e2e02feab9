package dev.plumbline.core.decode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * A decoded picture: 8 bits a channel, sRGB, upright, no alpha.
 *
 * <p>Immutable by contract: whoever reads {@link #pixels()} does not write to it.
 */
public final class RgbImage {
  private final int width;
  private final int height;
  private final int[] pixels;

  /**
   * Takes the pixels without a copy.
   *
   * @param pixels {@code 0xRRGGBB}, row by row from the top left, width x height of them
   * @throws IllegalArgumentException if a side is below 1 or the number of pixels is wrong
   */
  public RgbImage(int width, int height, int[] pixels) {
    if (width < 1 || height < 1 || (long) width * height != pixels.length) {
      throw new IllegalArgumentException(
          "image " + width + " x " + height + " with " + pixels.length + " pixels");
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** Copies an opaque picture; alpha, if any, is ignored. */
  public static RgbImage of(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xFFFFFF;
    }
    return new RgbImage(image.getWidth(), image.getHeight(), pixels);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** {@code 0xRRGGBB}, row by row from the top left; not to be written to. */
  public int[] pixels() {
    return pixels;
  }

  /** A copy for Java2D. */
  public BufferedImage toBufferedImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    // As the raster lies: setRGB would ask the colour model for every pixel.
    int[] copy = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, copy, 0, pixels.length);
    return image;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RgbImage that
        && width == that.width
        && height == that.height
        && Arrays.equals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "RgbImage[" + width + " x " + height + "]";
  }
}
