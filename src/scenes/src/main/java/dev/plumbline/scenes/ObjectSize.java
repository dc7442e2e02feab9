package dev.plumbline.scenes;

import java.util.List;

/** The three sizes. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum ObjectSize implements Named {
  SMALL(0.072, "small", "little", "tiny"),
  MEDIUM(0.115, "medium", "medium-sized"),
  LARGE(0.17, "large", "big", "huge");

  private final double radius;
  private final List<String> names;

  ObjectSize(double radius, String... names) {
    this.radius = radius;
    this.names = List.of(names);
  }

  /** The circumscribed circle's usual radius as a share of the picture's side. */
  public double radius() {
    return radius;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Role role() {
    return Role.SIZE;
  }
}
