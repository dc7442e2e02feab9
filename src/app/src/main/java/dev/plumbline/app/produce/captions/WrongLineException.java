package dev.plumbline.app.produce.captions;

/** A file of captions is not in its form; the message names the place and what was expected. */
public final class WrongLineException extends Exception {
  WrongLineException(String message) {
    super(message);
  }

  WrongLineException(String message, Throwable cause) {
    super(message, cause);
  }
}
