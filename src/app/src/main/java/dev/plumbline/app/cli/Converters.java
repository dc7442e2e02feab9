package dev.plumbline.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads options of types for which picocli would name Java's classes to whoever mistypes one. */
public final class Converters {
  private Converters() {}

  /** Makes a command line, and all commands under it, read with these. */
  public static CommandLine on(CommandLine command) {
    return command
        .registerConverter(Instant.class, Converters::instant)
        .registerConverter(URI.class, Converters::uri);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is not a time (expected: one as 2026-01-31T23:59:59Z)");
    }
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new TypeConversionException("'" + text + "' is not a URL (" + e.getReason() + ")");
    }
  }
}
