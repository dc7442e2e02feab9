package dev.plumbline.jobs.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The lines from which {@code src/testkit/run-faults} makes its table. */
final class FaultTable {
  private FaultTable() {}

  /** Adds a line to the file that {@code plumbline.faults.report} names, if it names one. */
  static void add(String fault, long events, Comparison comparison, long nanos) {
    Optional<String> file = Optional.ofNullable(System.getProperty("plumbline.faults.report"));
    if (file.isEmpty()) {
      return;
    }
    String line =
        "%s\t%d\t%d\t%d\t%d\t%d\t%.1f%n"
            .formatted(
                fault,
                events,
                comparison.items(),
                comparison.lost(),
                comparison.duplicated(),
                comparison.wrong(),
                nanos / 1e9);
    try {
      Files.writeString(
          Path.of(file.get()), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
