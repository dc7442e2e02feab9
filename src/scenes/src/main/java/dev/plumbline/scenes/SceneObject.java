package dev.plumbline.scenes;

/**
 * One object of a scene. Lengths are pixels, x to the right and y down.
 *
 * @param rgb its own shade of the colour, {@code 0xRRGGBB}
 * @param x the centre
 * @param y the centre
 * @param radius of the circle around the shape
 * @param turn clockwise, in radians, a few degrees at most
 * @param box around the whole shape, tight
 * @param z the higher lies in front
 */
public record SceneObject(
    ShapeKind shape,
    Colour colour,
    ObjectSize size,
    Texture texture,
    int rgb,
    double x,
    double y,
    double radius,
    double turn,
    Box box,
    int z) {

  /** An object whose box follows from its outline. */
  static SceneObject of(Look look, double x, double y, int z) {
    Box box = Box.around(Outline.points(look.shape(), x, y, look.radius(), look.turn()));
    return new SceneObject(
        look.shape(),
        look.colour(),
        look.size(),
        look.texture(),
        look.rgb(),
        x,
        y,
        look.radius(),
        look.turn(),
        box,
        z);
  }

  SceneObject coloured(Colour newColour, int newRgb) {
    return of(new Look(shape, newColour, size, texture, newRgb, radius, turn), x, y, z);
  }

  SceneObject at(double newX, double newY) {
    return of(new Look(shape, colour, size, texture, rgb, radius, turn), newX, newY, z);
  }
}
