package dev.plumbline.methods.reproduce;

/** When a measured figure bears a claim out. */
public sealed interface Threshold {
  /** Whether the mean over the seeds bears the claim out. */
  boolean isMet(Measured measured);

  /** For people, for example {@code >= 37}. */
  String text();

  /** The figure lies near a target. */
  record Within(double target, double tolerance) implements Threshold {
    @Override
    public boolean isMet(Measured measured) {
      return Math.abs(measured.mean() - target) <= tolerance;
    }

    @Override
    public String text() {
      return Figures.plain(target) + " +- " + Figures.plain(tolerance);
    }
  }

  /** The figure is no smaller. */
  record AtLeast(double least) implements Threshold {
    @Override
    public boolean isMet(Measured measured) {
      return measured.mean() >= least;
    }

    @Override
    public String text() {
      return ">= " + Figures.plain(least);
    }
  }

  /** The figure is larger. */
  record Above(double limit) implements Threshold {
    @Override
    public boolean isMet(Measured measured) {
      return measured.mean() > limit;
    }

    @Override
    public String text() {
      return "> " + Figures.plain(limit);
    }
  }

  /** The figure is no larger. */
  record AtMost(double most) implements Threshold {
    @Override
    public boolean isMet(Measured measured) {
      return measured.mean() <= most;
    }

    @Override
    public String text() {
      return "<= " + Figures.plain(most);
    }
  }

  /** Nothing is claimed; the figure stands beside the paper's for the reader. */
  record None() implements Threshold {
    @Override
    public boolean isMet(Measured measured) {
      return true;
    }

    @Override
    public String text() {
      return "-";
    }
  }

  static Threshold within(double target, double tolerance) {
    return new Within(target, tolerance);
  }

  static Threshold atLeast(double least) {
    return new AtLeast(least);
  }

  static Threshold above(double limit) {
    return new Above(limit);
  }

  static Threshold atMost(double most) {
    return new AtMost(most);
  }

  static Threshold none() {
    return new None();
  }
}
