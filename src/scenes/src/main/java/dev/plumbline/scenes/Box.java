package dev.plumbline.scenes;

/** An upright box in pixels, x to the right and y down. */
public record Box(double minX, double minY, double maxX, double maxY) {
  /**
   * Checks the order of the sides.
   *
   * @throws IllegalArgumentException if a maximum lies below its minimum
   */
  public Box {
    if (!(minX <= maxX) || !(minY <= maxY)) {
      throw new IllegalArgumentException(
          "box: " + minX + ", " + minY + " to " + maxX + ", " + maxY + " (expected: min <= max)");
    }
  }

  /** The smallest box around points (x, y). */
  static Box around(double[][] points) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (double[] p : points) {
      minX = Math.min(minX, p[0]);
      minY = Math.min(minY, p[1]);
      maxX = Math.max(maxX, p[0]);
      maxY = Math.max(maxY, p[1]);
    }
    return new Box(minX, minY, maxX, maxY);
  }
}
