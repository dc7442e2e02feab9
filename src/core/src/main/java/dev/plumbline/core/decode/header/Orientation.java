package dev.plumbline.core.decode.header;

/**
 * How a stored picture is turned upright: first its axes are swapped, or not; then the stored
 * picture is read from the right, from the bottom, or both.
 */
public enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  UPSIDE_DOWN_MIRRORED(false, false, true),
  TRANSPOSED(true, false, false),
  /** Is upright after a quarter turn clockwise. */
  TURNED_LEFT(true, false, true),
  TRANSVERSED(true, true, true),
  /** Is upright after a quarter turn counter-clockwise. */
  TURNED_RIGHT(true, true, false);

  private final boolean swapsAxes;
  private final boolean fromRight;
  private final boolean fromBottom;

  Orientation(boolean swapsAxes, boolean fromRight, boolean fromBottom) {
    this.swapsAxes = swapsAxes;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** Whether width and height change places. */
  public boolean swapsAxes() {
    return swapsAxes;
  }

  /** Whether a stored row is read from its right end. */
  public boolean fromRight() {
    return fromRight;
  }

  /** Whether stored rows are read from the last. */
  public boolean fromBottom() {
    return fromBottom;
  }

  /** EXIF's value, 1 to 8; any other is read as upright, as browsers do. */
  static Orientation ofExif(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
  }
}
