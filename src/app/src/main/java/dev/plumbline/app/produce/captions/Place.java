package dev.plumbline.app.produce.captions;

import java.nio.file.Path;
import java.util.function.Supplier;

/** A line of a file, to be named in a refusal. */
record Place(Path file, long line) {
  WrongLineException wrong(String what) {
    return new WrongLineException(this + ": " + what);
  }

  WrongLineException wrong(String what, Throwable cause) {
    return new WrongLineException(this + ": " + what, cause);
  }

  /** Runs a check of core's, and puts the place before its refusal. */
  <T> T checked(Supplier<T> check) throws WrongLineException {
    try {
      return check.get();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
