package dev.plumbline.core.model;

/** Trouble with a server or a device behind a port. */
public final class ServiceException extends RuntimeException {
  /** Whether the same call may succeed later. */
  public enum Kind {
    /** Worth another try: overload, time-out, connection lost. */
    TRANSIENT,
    /** Another try would fail the same way. */
    PERMANENT
  }

  private final Kind kind;

  public ServiceException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public ServiceException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public boolean isTransient() {
    return kind == Kind.TRANSIENT;
  }
}
