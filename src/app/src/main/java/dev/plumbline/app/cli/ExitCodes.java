package dev.plumbline.app.cli;

/** What a command's exit code says to scripts. */
public final class ExitCodes {
  /** It did what it was asked. */
  public static final int OK = 0;

  /** It failed; the log has the details. */
  public static final int FAILED = 1;

  /** Wrong usage, a wrong configuration, or a question that cannot be answered as it stands. */
  public static final int USAGE = 2;

  /** Plumbline is not running there, or is not ready yet; the same may succeed later. */
  public static final int UNAVAILABLE = 3;

  private ExitCodes() {}
}
