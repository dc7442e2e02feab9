package dev.plumbline.methods;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * One parameter of a method: what may be given, and what it is without being given.
 *
 * @param name as in configurations and on the command line
 * @param kind what its values are
 * @param defaultValue as text
 * @param doc one line for people
 */
public record Parameter(String name, Kind kind, String defaultValue, String doc) {
  /** What a parameter's values are. */
  public sealed interface Kind permits Whole, Real, Choice {
    /** The values that are allowed, for people. */
    String range();

    /** Whether the text is one of them. */
    boolean allows(String text);
  }

  /** A whole number. */
  record Whole(long min, long max) implements Kind {
    @Override
    public String range() {
      return min + " to " + max;
    }

    @Override
    public boolean allows(String text) {
      if (!text.matches("-?[0-9]{1,18}")) {
        return false;
      }
      long value = Long.parseLong(text);
      return value >= min && value <= max;
    }
  }

  /**
   * A number.
   *
   * @param orAuto whether {@code auto} may stand in its place
   */
  record Real(double min, double max, boolean orAuto) implements Kind {
    @Override
    public String range() {
      return plain(min) + " to " + plain(max) + (orAuto ? ", or auto" : "");
    }

    private static String plain(double value) {
      double size = Math.abs(value);
      return size == 0 || (size >= 1e-3 && size < 1e6)
          ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
          : String.format(Locale.ROOT, "%.0e", value);
    }

    @Override
    public boolean allows(String text) {
      if (orAuto && text.equals(AUTO)) {
        return true;
      }
      if (!text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
        return false;
      }
      double value = Double.parseDouble(text);
      return value >= min && value <= max;
    }
  }

  /** One of some words. */
  record Choice(List<String> words) implements Kind {
    Choice {
      words = List.copyOf(words);
    }

    @Override
    public String range() {
      return String.join(", ", words);
    }

    @Override
    public boolean allows(String text) {
      return words.contains(text);
    }
  }

  /** Stands for a value that the trainer chooses. */
  static final String AUTO = "auto";

  public Parameter {
    if (!name.matches("[a-z][a-zA-Z0-9]*")) {
      throw new IllegalArgumentException(
          "parameter: '" + name + "' (expected: letters and digits, a small letter first)");
    }
    if (!kind.allows(defaultValue)) {
      throw new IllegalArgumentException(
          name + ": default " + defaultValue + " (expected: " + kind.range() + ")");
    }
  }

  /** A whole number. */
  public static Parameter whole(String name, long defaultValue, long min, long max, String doc) {
    return new Parameter(name, new Whole(min, max), Long.toString(defaultValue), doc);
  }

  /** A number. */
  public static Parameter number(
      String name, double defaultValue, double min, double max, String doc) {
    return new Parameter(name, new Real(min, max, false), Double.toString(defaultValue), doc);
  }

  /** A number that the trainer chooses unless it is given. */
  public static Parameter auto(String name, double min, double max, String doc) {
    return new Parameter(name, new Real(min, max, true), AUTO, doc);
  }

  /** One of some words, the first by default. */
  public static Parameter choice(String name, List<String> words, String doc) {
    return new Parameter(name, new Choice(words), words.get(0), doc);
  }

  /** Yes or no. */
  public static Parameter flag(String name, boolean defaultValue, String doc) {
    return new Parameter(
        name, new Choice(List.of("true", "false")), Boolean.toString(defaultValue), doc);
  }
}
