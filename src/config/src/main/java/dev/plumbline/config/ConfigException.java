package dev.plumbline.config;

import java.util.List;

/** A configuration was refused. The message has one line a problem, each with its place. */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  ConfigException(String problem) {
    this(List.of(problem));
  }

  /** One line each: place, key, value, what was expected. */
  public List<String> problems() {
    return problems;
  }
}
