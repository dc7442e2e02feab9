package dev.plumbline.methods.features;

import java.nio.file.Path;

/**
 * An array of a file, for messages.
 *
 * @param file the file
 * @param array the array's name
 */
record Place(Path file, String array) {
  /** {@code FILE: ARRAY: FOUND (expected: EXPECTED); ADVICE}. */
  FeatureFileException wrong(String found, String expected, String advice) {
    return new FeatureFileException(
        file + ": " + array + ": " + found + " (expected: " + expected + "); " + advice);
  }

  /** The bytes do not hold together. */
  FeatureFileException damaged(String found) {
    return new FeatureFileException(
        file + ": " + array + ": is damaged: " + found + "; write or copy the file again");
  }

  /** Refuses an array that would not leave room for the work on it. */
  void checkMemory(long bytes) throws FeatureFileException {
    long most = Runtime.getRuntime().maxMemory() / 2;
    if (bytes > most) {
      throw wrong(
          "takes " + mebibytes(bytes) + " of memory",
          "at most half of Java's " + mebibytes(2 * most),
          "give Java more, for example PLUMBLINE_JAVA_OPTS=-Xmx"
              + (bytes / (1L << 28) + 1)
              + "g, or split the file");
    }
  }

  private static String mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) / (1 << 20) + " MiB";
  }
}
