package dev.plumbline.testkit.milvus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Milvus server for the tests of one class, registered as a static field:
 *
 * <pre>
 * &#64;RegisterExtension static final MilvusExtension milvus = MilvusExtension.lite();
 * </pre>
 *
 * <p>Where no server can be had the tests fail and say what to install. They are left out only if
 * that is asked for: {@code -Dplumbline.milvus=skip}. Tests of the full server run only with {@code
 * -Dplumbline.milvus=all}.
 */
public final class MilvusExtension implements BeforeAllCallback, AfterAllCallback {
  /** The system property that says which servers to test on: {@code skip}, {@code all}. */
  public static final String PROPERTY = "plumbline.milvus";

  /** Several times of what the tests of a class write. */
  private static final long ROOM = 1L << 30;

  private final boolean full;
  private @Nullable MilvusServer server;
  private @Nullable Path data;

  private MilvusExtension(boolean full) {
    this.full = full;
  }

  /** Milvus Lite, or the server that {@link MilvusServers#URI_VARIABLE} names. */
  public static MilvusExtension lite() {
    return new MilvusExtension(false);
  }

  /** The full server, if it is asked for. */
  public static MilvusExtension standalone() {
    return new MilvusExtension(true);
  }

  /**
   * The server of the running test.
   *
   * @throws IllegalStateException outside of a test
   */
  public MilvusServer server() {
    if (server == null) {
      throw new IllegalStateException("no server (expected: within a test of its class)");
    }
    return server;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    String wanted = System.getProperty(PROPERTY, "");
    if (!List.of("", "skip", "all").contains(wanted)) {
      throw new IllegalArgumentException(
          PROPERTY + ": '" + wanted + "' (expected: skip, all or nothing)");
    }
    Assumptions.assumeFalse(wanted.equals("skip"), "left out by -D" + PROPERTY + "=skip");
    Assumptions.assumeTrue(
        !full || wanted.equals("all"), "the full server is asked for by -D" + PROPERTY + "=all");
    Path directory = directory();
    data = directory;
    server =
        full
            ? MilvusServers.startStandalone(directory, 0)
            : MilvusServers.running().orElseGet(() -> MilvusServers.startLite(directory, 0));
  }

  /** In memory where there is room: what dies here are processes, never the machine. */
  private static Path directory() throws IOException {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ROOM
        ? Files.createTempDirectory(memory, "plumbline-milvus")
        : Files.createTempDirectory("plumbline-milvus");
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (server != null) {
      server.close();
      server = null;
    }
    if (data != null) {
      try (Stream<Path> paths = Files.walk(data)) {
        paths.sorted(Comparator.reverseOrder()).forEach(MilvusExtension::delete);
      }
      data = null;
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
