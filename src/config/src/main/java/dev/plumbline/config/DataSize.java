package dev.plumbline.config;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes.
 *
 * @param bytes 0 or more
 */
public record DataSize(long bytes) implements Serializable {
  static final String EXPECTED = "a size such as 500, 64kB, 1MB, 2GB, 64KiB, 1MiB or 2GiB";
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15})\\s*(|B|kB|MB|GB|KiB|MiB|GiB)", Pattern.CASE_INSENSITIVE);
  private static final String[] UNITS = {"GiB", "GB", "MiB", "MB", "KiB", "kB"};

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("size: " + bytes + " bytes (expected: >= 0)");
    }
  }

  /**
   * Reads {@code 500}, {@code 1MB} (1,000,000 bytes), {@code 1MiB} (1,048,576 bytes) and their
   * like.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static DataSize parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' (expected: " + EXPECTED + ")");
    }
    return new DataSize(
        Math.multiplyExact(Long.parseLong(matcher.group(1)), factor(matcher.group(2))));
  }

  private static long factor(String unit) {
    return switch (unit.toLowerCase(java.util.Locale.ROOT)) {
      case "kb" -> 1000L;
      case "mb" -> 1_000_000L;
      case "gb" -> 1_000_000_000L;
      case "kib" -> 1L << 10;
      case "mib" -> 1L << 20;
      case "gib" -> 1L << 30;
      default -> 1L;
    };
  }

  /** The shortest exact form; {@link #parse} gives the same size back. */
  @Override
  public String toString() {
    for (String unit : UNITS) {
      if (bytes > 0 && bytes % factor(unit) == 0) {
        return bytes / factor(unit) + unit;
      }
    }
    return bytes + "B";
  }
}
