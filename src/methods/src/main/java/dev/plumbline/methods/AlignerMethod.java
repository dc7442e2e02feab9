package dev.plumbline.methods;

import dev.plumbline.core.align.AlignerTrainer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A method that can be named in a configuration.
 *
 * @param name for example {@code vse++}
 * @param summary what it does, one line
 * @param source the class that carries the paper's equations and its {@link Paper}
 * @param needsLabels whether it learns from classes and not from pairs alone
 * @param parameters what can be set
 * @param factory makes a trainer from values that were checked
 */
public record AlignerMethod(
    String name,
    String summary,
    Class<?> source,
    boolean needsLabels,
    List<Parameter> parameters,
    Function<ParameterValues, AlignerTrainer> factory) {
  public AlignerMethod {
    parameters = List.copyOf(parameters);
    if (parameters.stream().map(Parameter::name).distinct().count() != parameters.size()) {
      throw new IllegalArgumentException(name + ": a parameter is there twice");
    }
  }

  /** The paper that it comes from. */
  public Paper paper() {
    return Optional.ofNullable(source.getAnnotation(Paper.class))
        .orElseThrow(() -> new IllegalStateException(source + " has no @Paper"));
  }

  /** Its family, which is the last name of its package: {@code correlation}, {@code metric}. */
  public String family() {
    String name = source.getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether a parameter of this name can be set. */
  public boolean hasParameter(String parameter) {
    return parameters.stream().anyMatch(p -> p.name().equals(parameter));
  }

  /**
   * Makes a trainer.
   *
   * @param given parameters by name; the rest take their defaults
   * @throws IllegalArgumentException if a name is unknown or a value is not allowed
   */
  public AlignerTrainer trainer(Map<String, String> given) {
    return factory.apply(ParameterValues.of(name, parameters, given));
  }
}
