package dev.plumbline.core.decode;

import java.awt.image.BufferedImage;
import javax.imageio.ImageReadParam;

/**
 * Keeps one pixel of each square of a picture.
 *
 * @param step the square's side in pixels; 1 keeps all
 */
record Thinning(int step) {

  /** The middle one of a square is kept, or the last where the picture ends before. */
  int start(int side) {
    return Math.min(step / 2, side - 1);
  }

  /** How many of so many pixels in a row are kept. */
  int kept(int side) {
    return (side - start(side) + step - 1) / step;
  }

  /** Tells a reader to do it while it decodes. */
  void applyTo(ImageReadParam param, int width, int height) {
    param.setSourceSubsampling(step, step, start(width), start(height));
  }

  /** Does it after a reader that cannot. */
  BufferedImage apply(BufferedImage image) {
    if (step == 1) {
      return image;
    }
    int left = start(image.getWidth());
    int top = start(image.getHeight());
    BufferedImage thinned =
        new BufferedImage(
            kept(image.getWidth()), kept(image.getHeight()), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < thinned.getHeight(); y++) {
      for (int x = 0; x < thinned.getWidth(); x++) {
        thinned.setRGB(x, y, image.getRGB(left + x * step, top + y * step));
      }
    }
    return thinned;
  }
}
