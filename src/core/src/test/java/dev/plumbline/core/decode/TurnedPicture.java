package dev.plumbline.core.decode;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/** How a camera that was held so stores an upright picture. */
enum TurnedPicture {
  NORMAL(1, 1, 0, 0, 1),
  MIRRORED(2, -1, 0, 0, 1),
  UPSIDE_DOWN(3, -1, 0, 0, -1),
  FLIPPED(4, 1, 0, 0, -1),
  TRANSPOSED(5, 0, 1, 1, 0),
  // Stored so that a quarter turn clockwise makes it upright: its top lies on the left.
  TOP_LEFT(6, 0, -1, 1, 0),
  TRANSVERSED(7, 0, -1, -1, 0),
  TOP_RIGHT(8, 0, 1, -1, 0);

  private final int exif;
  private final int xx;
  private final int yx;
  private final int xy;
  private final int yy;

  /** Stored x = xx * x + xy * y and stored y = yx * x + yy * y, about the middle. */
  TurnedPicture(int exif, int xx, int yx, int xy, int yy) {
    this.exif = exif;
    this.xx = xx;
    this.yx = yx;
    this.xy = xy;
    this.yy = yy;
  }

  int exif() {
    return exif;
  }

  BufferedImage stored(BufferedImage upright) {
    int width = xx == 0 ? upright.getHeight() : upright.getWidth();
    int height = xx == 0 ? upright.getWidth() : upright.getHeight();
    AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    turn.concatenate(new AffineTransform(xx, yx, xy, yy, 0, 0));
    turn.translate(-upright.getWidth() / 2.0, -upright.getHeight() / 2.0);
    BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
        .filter(upright, stored);
  }
}
