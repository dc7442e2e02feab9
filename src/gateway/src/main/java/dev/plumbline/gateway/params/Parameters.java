package dev.plumbline.gateway.params;

import dev.plumbline.gateway.http.Problem;
import dev.plumbline.gateway.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The named values of one request. Each method throws a {@link ProblemException} that names the
 * parameter if its value is of another kind or out of range; a value that is not there is empty.
 */
public abstract sealed class Parameters permits TextParameters, JsonParameters {
  public abstract Optional<String> text(String name);

  /** All values of a parameter that may be given more than once. */
  public abstract List<String> texts(String name);

  public abstract Optional<Boolean> flag(String name);

  /** A file: in JSON as text in Base64. */
  public abstract Optional<byte[]> bytes(String name);

  abstract OptionalLong whole(String name);

  abstract OptionalDouble finite(String name);

  abstract Set<String> names();

  /** The parameter's full name for problems, with its place in the body. */
  abstract String placeOf(String name);

  public final Optional<String> text(String name, int maxLength) {
    Optional<String> text = text(name);
    if (text.isPresent() && text.get().length() > maxLength) {
      throw wrong(name, text.get().length() + " characters (expected: at most " + maxLength + ")");
    }
    return text;
  }

  public final OptionalInt integer(String name, int min, int max) {
    OptionalLong value = whole(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) checked(name, value.getAsLong(), min, max));
  }

  public final OptionalLong integer(String name, long min, long max) {
    OptionalLong value = whole(name);
    if (value.isPresent()) {
      checked(name, value.getAsLong(), min, max);
    }
    return value;
  }

  public final OptionalDouble number(String name, double min, double max) {
    OptionalDouble value = finite(name);
    if (value.isPresent() && !(value.getAsDouble() >= min && value.getAsDouble() <= max)) {
      throw wrong(name, value.getAsDouble() + " (expected: " + min + " to " + max + ")");
    }
    return value;
  }

  /** A time as {@code 2026-01-31T23:59:59Z}, to the millisecond. */
  public final Optional<Instant> time(String name) {
    Optional<String> written = text(name);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.ofEpochMilli(Instant.parse(written.get()).toEpochMilli()));
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(name, shown(written.get()) + " (expected: as 2026-01-31T23:59:59Z)");
    }
  }

  /** A value that must be there. */
  public final String required(String name) {
    return text(name).orElseThrow(() -> wrong(name, "not given (expected: a value)"));
  }

  /**
   * Refuses every name but these, so that a slip does not pass in silence.
   *
   * @throws ProblemException if there is another
   */
  public final void allowOnly(Set<String> known) {
    for (String name : new TreeSet<>(names())) {
      if (!known.contains(name)) {
        throw wrong(
            name,
            "not a parameter here (expected: " + String.join(", ", new TreeSet<>(known)) + ")");
      }
    }
  }

  /** The problem that a parameter is wrong. */
  public final ProblemException wrong(String name, String detail) {
    return new ProblemException(Problem.ofParameter(placeOf(name), detail));
  }

  private long checked(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw wrong(name, value + " (expected: " + min + " to " + max + ")");
    }
    return value;
  }

  /** A value for messages: in quotes, short, without control characters. */
  public static String shown(String value) {
    String shorter = value.length() > 60 ? value.substring(0, 60) + "..." : value;
    return "'" + shorter.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
