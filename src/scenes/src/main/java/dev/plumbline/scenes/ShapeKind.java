package dev.plumbline.scenes;

import java.util.List;

/** The shapes, in the order in which drift brings them in. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum ShapeKind implements Named {
  CIRCLE("circle", "disc", "round shape"),
  SQUARE("square", "square shape"),
  TRIANGLE("triangle", "three-sided shape"),
  STAR("star", "five-pointed star"),
  CROSS("cross", "plus sign"),
  RECTANGLE("rectangle", "oblong"),
  RING("ring", "hoop"),
  DIAMOND("diamond", "rhombus"),
  HEART("heart", "heart shape"),
  ELLIPSE("ellipse", "oval"),
  CRESCENT("crescent", "crescent moon"),
  HEXAGON("hexagon", "six-sided shape"),
  ARROW("arrow", "pointer"),
  SEMICIRCLE("semicircle", "half circle");

  private final List<String> names;

  ShapeKind(String... names) {
    this.names = List.of(names);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Role role() {
    return Role.SHAPE;
  }
}
