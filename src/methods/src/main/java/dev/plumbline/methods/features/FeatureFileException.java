package dev.plumbline.methods.features;

import java.io.IOException;

/**
 * A feature file is not as it must be. The message is one line: file, array, what was found, what
 * was expected, and what to do.
 */
public final class FeatureFileException extends IOException {
  private static final long serialVersionUID = 1;

  FeatureFileException(String message) {
    super(message);
  }

  FeatureFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
