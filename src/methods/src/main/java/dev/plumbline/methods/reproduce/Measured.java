package dev.plumbline.methods.reproduce;

import java.util.List;

/**
 * What a claim's figure came out as.
 *
 * @param values one a seed, at least one
 * @param note what a reader should know, for example the hyper-parameters that were chosen; may be
 *     empty
 */
public record Measured(List<Double> values, String note) {
  public Measured {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values (expected: one a seed)");
    }
  }

  /** Without a note. */
  public static Measured of(List<Double> values) {
    return new Measured(values, "");
  }

  /** A figure without chance in it. */
  public static Measured of(double value, String note) {
    return new Measured(List.of(value), note);
  }

  public double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** The sample standard deviation over the seeds; 0 for one seed. */
  public double spread() {
    double mean = mean();
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
  }
}
