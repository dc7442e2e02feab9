package dev.plumbline.config;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that is never printed. It is written as itself, as {@code ${env:NAME}} or as {@code
 * file:PATH}; the latter two are looked up when it is used, so that they can travel in a
 * configuration without the secret.
 */
public final class Secret implements Serializable {
  static final String MASK = "****";
  private static final long serialVersionUID = 1;
  private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

  private final String written;

  /**
   * Takes the secret as it is written in a configuration.
   *
   * @param written the secret, {@code ${env:NAME}}, {@code file:PATH}, or empty for none
   */
  public Secret(String written) {
    this.written = written.strip();
  }

  /**
   * The secret itself; empty if there is none.
   *
   * @throws IllegalStateException if the environment variable that it names is not set
   * @throws UncheckedIOException if the file that it names cannot be read
   */
  public Optional<String> reveal() {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = ENVIRONMENT.matcher(written);
    if (matcher.matches()) {
      String value = System.getenv(matcher.group(1));
      if (value == null) {
        throw new IllegalStateException(
            "environment variable " + matcher.group(1) + " is not set (a secret names it)");
      }
      return Optional.of(value);
    }
    if (written.startsWith("file:")) {
      Path path = Path.of(written.substring("file:".length()));
      try {
        return Optional.of(Files.readString(path).strip());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the secret in " + path, e);
      }
    }
    return Optional.of(written);
  }

  /** As it was written: for handing the configuration on, never for printing. */
  String written() {
    return written;
  }

  /** What may be printed: nothing of a secret itself, but where it comes from. */
  String masked() {
    boolean names = ENVIRONMENT.matcher(written).matches() || written.startsWith("file:");
    return written.isEmpty() || names ? written : MASK;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && written.equals(that.written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return masked();
  }
}
