package dev.plumbline.core.search;

/** Nothing to search yet: no live generation, or its aligner has not arrived here. */
public final class NotReadyException extends RuntimeException {
  public NotReadyException(String message) {
    super(message);
  }
}
