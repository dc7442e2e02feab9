package dev.plumbline.methods.datasets;

/** Makes square images smaller: each new pixel is the mean over the old ones that it covers. */
final class CellMeans {
  private CellMeans() {}

  /**
   * Scales down.
   *
   * @param pixels [from * from], row by row
   * @param from rows and columns
   * @param to rows and columns wanted, 1 to {@code from}
   * @return [to * to]
   */
  static float[] of(float[] pixels, int from, int to) {
    float[] across = new float[from * to];
    for (int row = 0; row < from; row++) {
      means(pixels, row * from, 1, from, across, row * to, 1, to);
    }
    float[] down = new float[to * to];
    for (int column = 0; column < to; column++) {
      means(across, column, to, from, down, column, to, to);
    }
    return down;
  }

  /** One line; a pixel on a border counts by the share of it that is covered. */
  private static void means(
      float[] in,
      int inStart,
      int inStep,
      int from,
      float[] out,
      int outStart,
      int outStep,
      int to) {
    double width = (double) from / to;
    for (int cell = 0; cell < to; cell++) {
      double start = cell * width;
      double end = Math.min(from, start + width);
      double sum = 0;
      for (int i = (int) start; i < end; i++) {
        double covered = Math.min(end, i + 1) - Math.max(start, i);
        sum += covered * in[inStart + i * inStep];
      }
      out[outStart + cell * outStep] = (float) (sum / width);
    }
  }
}
