package dev.plumbline.scenes;

/**
 * A background as it is painted.
 *
 * @param kind its look
 * @param grain seed of the speckles
 */
public record Backdrop(Background kind, long grain) {
  void paint(int size, int[] pixels) {
    for (int y = 0; y < size; y++) {
      int row =
          kind.pattern() == Background.Pattern.GRADIENT
              ? Rgb.mix(kind.from(), kind.to(), (y + 0.5) / size)
              : kind.from();
      for (int x = 0; x < size; x++) {
        int i = y * size + x;
        pixels[i] = kind.pattern() == Background.Pattern.SPECKLE && grain(i) ? kind.to() : row;
      }
    }
  }

  private boolean grain(int pixel) {
    return (Seeds.mix(grain + pixel) & 7) == 0;
  }
}
