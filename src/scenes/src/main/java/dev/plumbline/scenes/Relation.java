package dev.plumbline.scenes;

import java.util.List;
import java.util.stream.Stream;

/** Where one object lies as seen from another. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum Relation implements Named {
  LEFT_OF("left of", "to the left of"),
  RIGHT_OF("right of", "to the right of"),
  ABOVE("above", "over"),
  BELOW("below", "under", "beneath");

  /** The least gap between two objects' boxes, as a share of the picture's side. */
  static final double MARGIN = 0.02;

  private final List<String> names;

  Relation(String... names) {
    this.names = List.of(names);
  }

  /** Whether all of {@code a} lies on this side of all of {@code b}, by {@code margin} pixels. */
  public boolean holds(Box a, Box b, double margin) {
    return gap(a, b) >= margin;
  }

  /** All relations that hold from {@code a} to {@code b}. */
  static List<Relation> between(Box a, Box b, double margin) {
    return Stream.of(values()).filter(r -> r.holds(a, b, margin)).toList();
  }

  private double gap(Box a, Box b) {
    return switch (this) {
      case LEFT_OF -> b.minX() - a.maxX();
      case RIGHT_OF -> a.minX() - b.maxX();
      case ABOVE -> b.minY() - a.maxY();
      case BELOW -> a.minY() - b.maxY();
    };
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Role role() {
    return Role.RELATION;
  }
}
