package dev.plumbline.scenes;

import java.util.List;

/** What lies behind the objects. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
public enum Background implements Named {
  WHITE(Pattern.PLAIN, 0xFAFAFA, 0xFAFAFA, "white"),
  LIGHT_GREY(Pattern.PLAIN, 0xD2D2D2, 0xD2D2D2, "light grey", "pale grey"),
  GREY(Pattern.PLAIN, 0x8C9094, 0x8C9094, "grey"),
  BLACK(Pattern.PLAIN, 0x0C0C0C, 0x0C0C0C, "black"),
  CREAM(Pattern.PLAIN, 0xF4E8CC, 0xF4E8CC, "cream", "beige"),
  LIGHT_BLUE(Pattern.PLAIN, 0xC8DFF4, 0xC8DFF4, "light blue", "pale blue"),
  LIGHT_GREEN(Pattern.PLAIN, 0xD2ECCB, 0xD2ECCB, "light green", "pale green"),
  DARK_BLUE(Pattern.PLAIN, 0x14203E, 0x14203E, "dark blue", "navy"),
  DARK_GREEN(Pattern.PLAIN, 0x14341E, 0x14341E, "dark green"),
  LIGHT_GRADIENT(Pattern.GRADIENT, 0xFAFAFA, 0xB4B4B4, "light shaded"),
  BLUE_GRADIENT(Pattern.GRADIENT, 0xE6F1FC, 0x88B0DC, "blue shaded"),
  DARK_GRADIENT(Pattern.GRADIENT, 0x505050, 0x0A0A0A, "dark shaded"),
  LIGHT_SPECKLE(Pattern.SPECKLE, 0xF4F4F4, 0xC4C4C4, "light speckled"),
  DARK_SPECKLE(Pattern.SPECKLE, 0x444444, 0x121212, "dark speckled");

  /** How the two colours are laid out. */
  public enum Pattern {
    PLAIN,
    GRADIENT,
    SPECKLE
  }

  private static final double ENOUGH = 130;

  private final Pattern pattern;
  private final int from;
  private final int to;
  private final List<String> names;

  Background(Pattern pattern, int from, int to, String... names) {
    this.pattern = pattern;
    this.from = from;
    this.to = to;
    this.names = List.of(names);
  }

  public Pattern pattern() {
    return pattern;
  }

  /** The first colour, {@code 0xRRGGBB}: at the top of a gradient, the ground of a speckle. */
  public int from() {
    return from;
  }

  /** The second colour: at the bottom of a gradient, the grains of a speckle. */
  public int to() {
    return to;
  }

  /** Whether the colour stands out from both of this background's colours. */
  public boolean contrasts(Colour colour) {
    return Rgb.distance(colour.rgb(), from) >= ENOUGH && Rgb.distance(colour.rgb(), to) >= ENOUGH;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Role role() {
    return Role.BACKGROUND;
  }
}
