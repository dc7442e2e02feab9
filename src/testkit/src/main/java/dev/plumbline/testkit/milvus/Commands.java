package dev.plumbline.testkit.milvus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs other programs. */
final class Commands {
  private Commands() {}

  /**
   * Runs a command to its end.
   *
   * @return what went wrong, empty if nothing did
   */
  static Optional<String> run(List<String> command, Duration deadline) throws IOException {
    String shown = String.join(" ", command);
    Path output = Files.createTempFile("plumbline-command", ".log");
    try {
      Process process;
      try {
        process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
      } catch (IOException e) {
        return Optional.of(command.get(0) + ": not installed");
      }
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.of(shown + ": not done within " + deadline);
      }
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of(shown + ": " + Files.readString(output, StandardCharsets.UTF_8).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(shown + ": interrupted");
    } finally {
      Files.delete(output);
    }
  }
}
