package dev.plumbline.core.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/** Brings any picture of Java2D's to 8 bits a channel in sRGB, laid over white. */
final class OpaquePixels {
  private static final int WHITE = 255;

  private OpaquePixels() {}

  static RgbImage of(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    int[] pixels;
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR && colors.getColorSpace().isCS_sRGB()) {
      pixels = ofBgr(image);
    } else if (!(colors instanceof IndexColorModel)
        && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      pixels = ofGrey(image);
    } else if (colors.getColorSpace().isCS_sRGB()) {
      pixels = ofSrgb(image);
    } else {
      pixels = ofSrgb(convert(image));
    }
    return new RgbImage(image.getWidth(), image.getHeight(), pixels);
  }

  /** The common case, taken from the bytes as they lie. */
  private static int[] ofBgr(BufferedImage image) {
    Raster raster = image.getRaster();
    byte[] bytes = ((DataBufferByte) raster.getDataBuffer()).getData();
    PixelInterleavedSampleModel layout = (PixelInterleavedSampleModel) raster.getSampleModel();
    int width = image.getWidth();
    int[] pixels = new int[width * image.getHeight()];
    for (int y = 0, at = 0; y < image.getHeight(); y++) {
      int from = y * layout.getScanlineStride();
      for (int x = 0; x < width; x++, from += 3) {
        pixels[at++] =
            (bytes[from + 2] & 0xFF) << 16 | (bytes[from + 1] & 0xFF) << 8 | (bytes[from] & 0xFF);
      }
    }
    return pixels;
  }

  /**
   * Java2D takes grey samples for linear light and would brighten them; files mean sRGB's curve.
   */
  private static int[] ofGrey(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    Raster raster = image.getRaster();
    int max = (1 << colors.getComponentSize(0)) - 1;
    boolean alpha = colors.hasAlpha();
    int maxAlpha = alpha ? (1 << colors.getComponentSize(1)) - 1 : 1;
    int width = image.getWidth();
    int bands = raster.getNumBands();
    int[] row = new int[width * bands];
    int[] pixels = new int[width * image.getHeight()];
    for (int y = 0, at = 0; y < image.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int grey = scaled(row[x * bands], max);
        if (alpha) {
          grey = overWhite(grey, scaled(row[x * bands + 1], maxAlpha));
        }
        pixels[at++] = grey * 0x010101;
      }
    }
    return pixels;
  }

  private static int[] ofSrgb(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      int alpha = pixel >>> 24;
      pixels[i] =
          alpha == 255
              ? pixel & 0xFFFFFF
              : overWhite(pixel >> 16 & 0xFF, alpha) << 16
                  | overWhite(pixel >> 8 & 0xFF, alpha) << 8
                  | overWhite(pixel & 0xFF, alpha);
    }
    return pixels;
  }

  /** Whole rasters at once: a colour model asked pixel by pixel is a hundred times slower. */
  private static BufferedImage convert(BufferedImage image) {
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
    return new ColorConvertOp(null).filter(image, converted);
  }

  private static int scaled(int sample, int max) {
    return max == 255 ? sample : (int) ((sample * 255L + max / 2) / max);
  }

  private static int overWhite(int value, int alpha) {
    return (value * alpha + WHITE * (255 - alpha) + 127) / 255;
  }
}
