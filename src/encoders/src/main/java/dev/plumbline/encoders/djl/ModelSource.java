package dev.plumbline.encoders.djl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a model's file comes from. */
public sealed interface ModelSource {
  /** A class path resource, such as {@code /model.onnx}. */
  record Resource(String name) implements ModelSource {}

  /** A file on disk. */
  record File(Path path) implements ModelSource {}

  /** An address for DJL to fetch and keep: {@code https://...} or {@code djl://...}. */
  record Address(String url) implements ModelSource {}

  /** Whether DJL must be allowed to download. */
  default boolean remote() {
    return this instanceof Address;
  }

  /**
   * Reads an address or a path; a relative path is taken from {@code base}.
   *
   * @param base the folder of the preset that names the model
   */
  static ModelSource parse(String text, Path base) {
    if (text.startsWith("classpath:")) {
      return new Resource(text.substring("classpath:".length()));
    }
    return text.matches("(https?|djl)://.*")
        ? new Address(text)
        : new File(base.resolve(text).normalize());
  }

  /**
   * Opens the file on the class path or the disk; whoever calls closes it.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not there, or is an address
   */
  default InputStream open() throws IOException {
    if (this instanceof File file) {
      if (!Files.isRegularFile(file.path())) {
        throw new IllegalArgumentException("'" + file.path() + "' (expected: a file)");
      }
      return Files.newInputStream(file.path());
    }
    if (this instanceof Resource resource) {
      InputStream in = ModelSource.class.getResourceAsStream(resource.name());
      if (in == null) {
        throw new IllegalArgumentException(
            "'" + resource.name() + "' (expected: a class path resource)");
      }
      return in;
    }
    throw new IllegalArgumentException(this + " (expected: a file or a class path resource)");
  }
}
