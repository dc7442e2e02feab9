package dev.plumbline.app.cli;

/** Ends a command with one line for people, a hint, and an exit code. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final String hint;

  private Failure(int exitCode, String message, String hint, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.hint = hint;
  }

  /** It failed. */
  public static Failure failed(String message, String hint, Throwable cause) {
    return new Failure(ExitCodes.FAILED, message, hint, cause);
  }

  /** It was asked in a wrong way. */
  public static Failure usage(String message, String hint) {
    return new Failure(ExitCodes.USAGE, message, hint, new IllegalArgumentException(message));
  }

  /** Something is not there, or not yet. */
  public static Failure unavailable(String message, String hint, Throwable cause) {
    return new Failure(ExitCodes.UNAVAILABLE, message, hint, cause);
  }

  public int exitCode() {
    return exitCode;
  }

  /** What to do about it; may be empty. */
  public String hint() {
    return hint;
  }
}
