package dev.plumbline.testkit.milvus;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Milvus Lite: Milvus's C++ kernel behind a gRPC server, rows in one SQLite file.
 *
 * @param library the directory of its binary and shared libraries
 */
record LiteInstallation(String name, Path library) implements Installation {
  @Override
  public ProcessBuilder command(Path data, int port) {
    ProcessBuilder command =
        new ProcessBuilder(
            library.resolve("milvus").toString(),
            data.resolve("milvus.db").toString(),
            "127.0.0.1:" + port,
            "ERROR");
    command.environment().put("LD_LIBRARY_PATH", library.toString());
    // It keeps mapped files under HOME, and makes no collection where it cannot write there.
    command.environment().put("HOME", data.toString());
    return command.directory(data.toFile());
  }

  @Override
  public boolean serves(Path data, int port) {
    return Ports.accepts(port);
  }

  @Override
  public Duration startDeadline() {
    return Duration.ofSeconds(30);
  }
}
