package dev.plumbline.scenes;

/** A side of the picture. */
public enum Side {
  LEFT(-1, 0),
  RIGHT(1, 0),
  TOP(0, -1),
  BOTTOM(0, 1);

  private final int dx;
  private final int dy;

  Side(int dx, int dy) {
    this.dx = dx;
    this.dy = dy;
  }

  /** The object moved towards this side. */
  SceneObject towards(SceneObject object, double distance) {
    return object.at(object.x() + dx * distance, object.y() + dy * distance);
  }

  /** The object moved straight out of the picture. */
  SceneObject outside(SceneObject object, int size) {
    double distance =
        switch (this) {
          case LEFT -> object.x();
          case RIGHT -> size - object.x();
          case TOP -> object.y();
          case BOTTOM -> size - object.y();
        };
    return towards(object, distance + object.radius());
  }

  /** How a caption tells the way: "from the left", "to the left" or "left". */
  String words(Happening happening) {
    return switch (happening) {
      case ENTER -> "from " + place();
      case LEAVE -> (this == LEFT || this == RIGHT ? "to " : "at ") + place();
      case MOVE ->
          switch (this) {
            case LEFT -> "left";
            case RIGHT -> "right";
            case TOP -> "up";
            case BOTTOM -> "down";
          };
    };
  }

  private String place() {
    return switch (this) {
      case LEFT -> "the left";
      case RIGHT -> "the right";
      case TOP -> "the top";
      case BOTTOM -> "the bottom";
    };
  }
}
