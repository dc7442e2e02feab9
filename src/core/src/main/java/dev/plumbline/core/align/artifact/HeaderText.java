package dev.plumbline.core.align.artifact;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The header's lines, {@code key=value} as in Java's properties files, sorted by key. */
final class HeaderText {
  private final Properties lines;

  private HeaderText(Properties lines) {
    this.lines = lines;
  }

  static HeaderText parse(String text) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringReader does not fail
    }
    return new HeaderText(lines);
  }

  static String format(Map<String, String> lines) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(lines)
        .forEach(
            (key, value) ->
                text.append(escape(key)).append('=').append(escape(value)).append('\n'));
    return text.toString();
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              boolean plain = c > ' ' && c < 0x7F && "=:#!\\".indexOf(c) < 0;
              escaped.append(plain ? String.valueOf((char) c) : String.format("\\u%04x", c));
            });
    return escaped.toString();
  }

  String text(String key) {
    String value = lines.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("header: " + key + " is missing");
    }
    return value;
  }

  boolean has(String key) {
    return lines.containsKey(key);
  }

  int integer(String key, int min, int max) {
    int value = Integer.parseInt(text(key));
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "header: " + key + ": " + value + " (expected: " + min + " to " + max + ")");
    }
    return value;
  }

  /** The entries whose keys start with the prefix, without it. */
  Map<String, String> withPrefix(String prefix) {
    Map<String, String> found = new TreeMap<>();
    for (String key : lines.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        found.put(key.substring(prefix.length()), lines.getProperty(key));
      }
    }
    return found;
  }
}
