package dev.plumbline.app.bench.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The virtual machine's own threads, which Java does not list, as Linux tells of them. Empty
 * elsewhere.
 */
final class JvmThreads {
  private static final Path TASKS = Path.of("/proc/self/task");

  private JvmThreads() {}

  /** Nanoseconds of a processor by thread. */
  static Map<Long, Processors.Used> now() {
    Map<Long, Processors.Used> used = new HashMap<>();
    if (!Files.isDirectory(TASKS)) {
      return used;
    }
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        read(task).ifPresent(u -> used.put(Long.parseLong(task.getFileName().toString()), u));
      }
    } catch (IOException e) {
      return Map.of();
    }
    return used;
  }

  /**
   * The nanoseconds come first. Empty for a thread of Java's, and for one that has ended meanwhile.
   */
  private static Optional<Processors.Used> read(Path task) {
    try {
      Optional<Part> part = part(Files.readString(task.resolve("comm")));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      String schedule = Files.readString(task.resolve("schedstat"));
      long nanos = Long.parseLong(schedule.substring(0, schedule.indexOf(' ')));
      return Optional.of(new Processors.Used(part.get(), nanos));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Part> part(String name) {
    if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
      return Optional.of(Part.COMPILER);
    }
    return name.startsWith("VM Thread") || name.startsWith("GC ") || name.startsWith("G1 ")
        ? Optional.of(Part.COLLECTOR)
        : Optional.empty();
  }
}
