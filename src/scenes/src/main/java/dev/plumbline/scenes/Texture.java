package dev.plumbline.scenes;

import java.util.List;

/** How a shape is filled. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum Texture implements Named {
  SOLID("solid", "plain"),
  STRIPED("striped", "stripy"),
  DOTTED("dotted", "spotted"),
  CHECKED("checked", "chequered"),
  OUTLINED("outlined", "unfilled");

  private final List<String> names;

  Texture(String... names) {
    this.names = List.of(names);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Role role() {
    return Role.TEXTURE;
  }
}
