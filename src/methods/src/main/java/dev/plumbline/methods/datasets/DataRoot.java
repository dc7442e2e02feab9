package dev.plumbline.methods.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the data sets are: one folder each.
 *
 * @param path the folder that holds them
 */
public record DataRoot(Path path) {
  /** The environment variable that names it. */
  public static final String VARIABLE = "PLUMBLINE_DATA";

  /**
   * Looks for it: {@code PLUMBLINE_DATA}, else {@code shared/data} in the folder or beside one of
   * the folders above it.
   *
   * @throws IllegalArgumentException if the variable is set to something that is no folder
   */
  public static Optional<DataRoot> find(Map<String, String> environment, Path workingFolder) {
    String given = environment.get(VARIABLE);
    if (given != null && !given.isBlank()) {
      Path path = Path.of(given);
      if (!Files.isDirectory(path)) {
        throw new IllegalArgumentException(VARIABLE + ": " + given + " (expected: a folder)");
      }
      return Optional.of(new DataRoot(path));
    }
    for (Path folder = workingFolder.toAbsolutePath().normalize();
        folder != null;
        folder = folder.getParent()) {
      Path path = folder.resolve("shared").resolve("data");
      if (Files.isDirectory(path)) {
        return Optional.of(new DataRoot(path));
      }
    }
    return Optional.empty();
  }

  /** A data set's folder, if it is there. */
  public Optional<Path> folder(String dataset) {
    return Optional.of(path.resolve(dataset)).filter(Files::isDirectory);
  }
}
