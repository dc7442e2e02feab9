package dev.plumbline.scenes;

import java.util.SplittableRandom;

/** An object before it has a place. */
record Look(
    ShapeKind shape,
    Colour colour,
    ObjectSize size,
    Texture texture,
    int rgb,
    double radius,
    double turn) {
  private static final double MOST_TURN = Math.toRadians(7);
  private static final int SHADE = 8;

  static Look draw(
      ShapeKind shape,
      Colour colour,
      ObjectSize size,
      Texture texture,
      int picture,
      SplittableRandom random) {
    return new Look(
        shape,
        colour,
        size,
        texture,
        shade(colour, random),
        size.radius() * picture * (1 + random.nextDouble(-0.08, 0.08)),
        random.nextDouble(-MOST_TURN, MOST_TURN));
  }

  private static int shade(Colour colour, SplittableRandom random) {
    return Rgb.shift(
        colour.rgb(),
        random.nextInt(-SHADE, SHADE + 1),
        random.nextInt(-SHADE, SHADE + 1),
        random.nextInt(-SHADE, SHADE + 1));
  }
}
