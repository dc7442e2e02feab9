package dev.plumbline.core.event;

/** Carries a {@link Rejection} to whoever writes dead letters. */
public final class RejectedException extends Exception {
  private final transient Rejection rejection;

  public RejectedException(Rejection.Reason reason, String detail) {
    super(reason + ": " + detail);
    this.rejection = new Rejection(reason, detail);
  }

  public RejectedException(Rejection.Reason reason, String detail, Throwable cause) {
    super(reason + ": " + detail, cause);
    this.rejection = new Rejection(reason, detail);
  }

  public Rejection rejection() {
    return rejection;
  }
}
