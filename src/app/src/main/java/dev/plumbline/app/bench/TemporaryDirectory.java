package dev.plumbline.app.bench;

import dev.plumbline.config.PlumblineConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A directory that is gone, with all that is in it, when it is closed. */
public final class TemporaryDirectory implements AutoCloseable {
  private final Path path;

  private TemporaryDirectory(Path path) {
    this.path = path;
  }

  /** Makes one. */
  public static TemporaryDirectory create() throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory("plumbline-bench"));
  }

  public Path path() {
    return path;
  }

  /** All of a configuration but the place: nothing that a running instance has is touched. */
  public PlumblineConfig isolate(PlumblineConfig config) {
    return config.with(
        Map.of(
            "local.dataDirectory",
            path.toString(),
            "index.lucene.directory",
            "",
            "index.collectionPrefix",
            "bench_" + ProcessHandle.current().pid() + "_"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(TemporaryDirectory::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be deleted", e);
    }
  }
}
