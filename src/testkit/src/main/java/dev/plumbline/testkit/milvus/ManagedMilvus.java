package dev.plumbline.testkit.milvus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server that runs as a child process. Its port and its directory are chosen once, so clients
 * find it and its data again after a restart. It does not outlive this process, however that ends:
 * a guard beside it waits for the end of a pipe that this process holds.
 */
final class ManagedMilvus implements MilvusServer {
  private static final int LOG_LINES_SHOWN = 30;
  private static final long STOP_SECONDS = 10;

  private final Installation installation;
  private final Path data;
  private final Path log;
  private final int port;
  private @Nullable Process process;
  private @Nullable Process guard;

  private ManagedMilvus(Installation installation, Path data, int port) {
    this.installation = installation;
    this.data = data;
    this.log = data.resolve("milvus.log");
    this.port = port;
  }

  /**
   * Starts a server and waits until it serves.
   *
   * @param data where it keeps everything; made if it must be
   * @throws IllegalStateException if it does not serve in time; the message ends with its log's end
   */
  static ManagedMilvus start(Installation installation, Path data, int port) {
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("data: " + data + " (expected: a writable directory)", e);
    }
    ManagedMilvus milvus = new ManagedMilvus(installation, data.toAbsolutePath(), port);
    milvus.start();
    return milvus;
  }

  @Override
  public String uri() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public String description() {
    return installation.name() + " on " + uri() + ", data in " + data;
  }

  @Override
  public boolean isManaged() {
    return true;
  }

  @Override
  public Optional<Path> log() {
    return Optional.of(log);
  }

  @Override
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitEnd(process);
    }
    forget();
  }

  @Override
  public void restart() {
    if (process != null) {
      throw new IllegalStateException(description() + " runs (expected: killed before)");
    }
    start();
  }

  @Override
  public void pause() {
    signal("STOP");
  }

  @Override
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    if (process == null) {
      throw new IllegalStateException(description() + " does not run");
    }
    try {
      List<String> command = List.of("kill", "-" + name, Long.toString(process.pid()));
      Optional<String> failure = Commands.run(command, Duration.ofSeconds(STOP_SECONDS));
      failure.ifPresent(
          why -> {
            throw new IllegalStateException(why);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      if (!endsIn(process, STOP_SECONDS)) {
        process.destroyForcibly();
        awaitEnd(process);
      }
    }
    forget();
  }

  private void start() {
    if (Ports.accepts(port)) {
      throw new IllegalStateException("port: " + port + " is taken (expected: a free port)");
    }
    Process starting;
    try {
      starting =
          installation
              .command(data, port)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process = starting;
      guard = new ProcessBuilder("sh", "-c", "read line; kill -9 " + starting.pid()).start();
    } catch (IOException e) {
      close();
      throw new IllegalStateException(installation.name() + " cannot be run", e);
    }
    long deadline = System.nanoTime() + installation.startDeadline().toNanos();
    while (!installation.serves(data, port)) {
      if (!starting.isAlive() || System.nanoTime() > deadline) {
        String how =
            starting.isAlive()
                ? "did not serve within " + installation.startDeadline()
                : "ended with status " + starting.exitValue();
        kill();
        throw new IllegalStateException(
            installation.name() + " " + how + ", port " + port + "; its log ends with\n" + tail());
      }
      endsIn(starting, 0);
    }
  }

  /** Waits for the process's end, shortly if {@code seconds} is 0. */
  private static boolean endsIn(Process process, long seconds) {
    try {
      return process.waitFor(seconds == 0 ? 20 : seconds * 1000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Milvus", e);
    }
  }

  private static void awaitEnd(Process process) {
    if (!endsIn(process, STOP_SECONDS)) {
      throw new IllegalStateException("process " + process.pid() + " outlived kill -9");
    }
  }

  private void forget() {
    if (guard != null) {
      guard.destroyForcibly();
    }
    process = null;
    guard = null;
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
