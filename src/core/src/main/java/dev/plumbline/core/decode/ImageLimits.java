package dev.plumbline.core.decode;

/**
 * How large a picture may be.
 *
 * <p>What decoding costs at most is known from these, whatever the bytes say: about 6 bytes of
 * memory for each allowed pixel in the decoder, and 12 for each kept one.
 *
 * @param maxBytes the largest encoded file, 1 or more
 * @param maxPixels the most pixels of the stored picture or of an animation's canvas, 1 or more
 * @param keptPixels a picture with more pixels is thinned out while it is decoded, by a whole
 *     number on both sides, to about so many or fewer; 1 or more
 */
public record ImageLimits(int maxBytes, long maxPixels, long keptPixels) {
  /** The longest side that JPEG allows; longer ones in other formats serve to exhaust memory. */
  static final int MAX_SIDE = 65_535;

  private static final long DEFAULT_KEPT_PIXELS = 1_500_000;

  public ImageLimits {
    require("maxBytes", maxBytes);
    require("maxPixels", maxPixels);
    require("keptPixels", keptPixels);
  }

  /** Limits that keep 1,500,000 pixels: above what encoders look at, and small in a batch. */
  public static ImageLimits of(int maxBytes, long maxPixels) {
    return new ImageLimits(maxBytes, maxPixels, DEFAULT_KEPT_PIXELS);
  }

  private static void require(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
    }
  }

  /** What is left out of a picture with so many pixels. */
  Thinning thinning(long pixels) {
    return new Thinning(Math.max(1, (int) Math.ceil(Math.sqrt((double) pixels / keptPixels))));
  }
}
