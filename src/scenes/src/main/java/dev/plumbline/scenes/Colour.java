package dev.plumbline.scenes;

import java.util.List;

/** The objects' colours, in the order in which drift brings them in. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum Colour implements Named {
  RED(0xDC2020, "red", "crimson"),
  BLUE(0x1E50DC, "blue", "royal blue"),
  GREEN(0x1E9A3A, "green", "leaf green"),
  YELLOW(0xFFDC1E, "yellow", "lemon yellow"),
  BLACK(0x121212, "black", "jet black"),
  WHITE(0xF8F8F8, "white", "snow white"),
  ORANGE(0xFF8412, "orange", "tangerine"),
  PURPLE(0x8428C4, "purple", "violet"),
  PINK(0xFF8CC2, "pink", "rosy"),
  BROWN(0x7A4820, "brown", "chestnut"),
  TURQUOISE(0x1ECEC8, "turquoise", "cyan"),
  GREY(0x8A8A8A, "grey", "gray");

  private final int rgb;
  private final List<String> names;

  Colour(int rgb, String... names) {
    this.rgb = rgb;
    this.names = List.of(names);
  }

  /** The usual value, {@code 0xRRGGBB}; objects differ from it by a few steps a channel. */
  public int rgb() {
    return rgb;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Role role() {
    return Role.COLOUR;
  }
}
