package dev.plumbline.scenes;

import java.util.List;

/** What an object does in a clip. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum Happening implements Named {
  ENTER("enters", "comes in"),
  MOVE("moves", "slides"),
  LEAVE("leaves", "goes out");

  private final List<String> names;

  Happening(String... names) {
    this.names = List.of(names);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Role role() {
    return Role.EVENT;
  }
}
