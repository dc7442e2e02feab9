package dev.plumbline.encoders.image;

/**
 * Resampling filters. Each is widened by the scale when a picture shrinks, so that every source
 * pixel counts and nothing aliases.
 */
public enum Filter {
  /** The triangle filter. */
  BILINEAR(1) {
    @Override
    double weight(double x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  },
  /** Keys' cubic convolution with a = -0.5. */
  BICUBIC(2) {
    @Override
    double weight(double x) {
      double d = Math.abs(x);
      if (d < 1) {
        return (1.5 * d - 2.5) * d * d + 1;
      }
      return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
    }
  };

  private final double radius;

  Filter(double radius) {
    this.radius = radius;
  }

  /** The filter's value at a distance from its centre, in pixels of the smaller picture. */
  abstract double weight(double x);

  /** Where the filter is zero from, in pixels of the smaller picture. */
  double radius() {
    return radius;
  }
}
