package dev.plumbline.core.decode;

import dev.plumbline.core.decode.header.ImageHeader;
import java.util.Arrays;

/** Lays an animation's first frame on its canvas, which is white where the frame is not. */
final class Canvas {
  private static final int WHITE = 0xFFFFFF;

  private Canvas() {}

  static RgbImage lay(RgbImage frame, ImageHeader header, Thinning thinning) {
    int width = thinning.kept(header.width());
    int height = thinning.kept(header.height());
    if (frame.width() == width && frame.height() == height) {
      return frame;
    }
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, WHITE);
    int left = Math.min(header.left() / thinning.step(), width - 1);
    int top = Math.min(header.top() / thinning.step(), height - 1);
    int columns = Math.min(frame.width(), width - left);
    int rows = Math.min(frame.height(), height - top);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          frame.pixels(), row * frame.width(), pixels, (top + row) * width + left, columns);
    }
    return new RgbImage(width, height, pixels);
  }
}
