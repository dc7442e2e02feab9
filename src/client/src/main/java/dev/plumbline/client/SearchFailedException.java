package dev.plumbline.client;

/** The server says that it will not or cannot answer a search, and why. */
public final class SearchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  SearchFailedException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }
}
