package dev.plumbline.config;

/** Where a value came from; its text is what people read. */
public sealed interface Origin {
  /** The defaults in the jar. */
  record Default() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }

  /**
   * A place in a file.
   *
   * @param line from 1
   * @param column from 1
   */
  record InFile(String file, int line, int column) implements Origin {
    @Override
    public String toString() {
      return file + ":" + line + ":" + column;
    }
  }

  /** An environment variable. */
  record Environment(String name) implements Origin {
    @Override
    public String toString() {
      return "environment " + name;
    }
  }

  /** A flag. */
  record Flag(String key) implements Origin {
    @Override
    public String toString() {
      return "--set " + key;
    }
  }
}
