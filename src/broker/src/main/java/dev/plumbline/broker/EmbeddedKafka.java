package dev.plumbline.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and its controller (KRaft, one node) in this process. It listens on 127.0.0.1
 * alone. Its directory outlives it: the next start on the same directory finds the same records.
 *
 * <p>Thread-safe. The ports are chosen once, so clients find the broker again after {@link
 * #restart()}. Kafka halts the whole process when its disk fails under it.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);

  private final EmbeddedKafkaConfig config;
  private final int port;
  private final int controllerPort;

  /** Guarded by this. */
  private @Nullable KafkaRaftServer server;

  /** Guarded by this; held while the server runs. */
  private @Nullable DirectoryLock lock;

  private EmbeddedKafka(EmbeddedKafkaConfig config) {
    this.config = config;
    this.port = config.port() == 0 ? freePort() : checkFree("port", config.port());
    this.controllerPort =
        config.controllerPort() == 0
            ? freePort()
            : checkFree("controllerPort", config.controllerPort());
  }

  /**
   * Starts a broker and waits until it serves.
   *
   * @throws IllegalStateException if it could not start: a port is taken, the directory is in use
   *     by another broker or cannot be written
   */
  public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
    EmbeddedKafka kafka = new EmbeddedKafka(config);
    kafka.start();
    return kafka;
  }

  /** What a client's {@code bootstrap.servers} says. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Starts again after {@link #stop()}, on the same ports; nothing happens if it runs. */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    long began = System.nanoTime();
    DirectoryLock taken = DirectoryLock.acquire(config.directory());
    KafkaRaftServer starting = null;
    try {
      format(config);
      starting =
          new KafkaRaftServer(
              new KafkaConfig(BrokerProperties.of(config, port, controllerPort), false),
              Time.SYSTEM);
      starting.startup();
    } catch (RuntimeException e) {
      if (starting != null) {
        starting.shutdown();
      }
      taken.close();
      throw new IllegalStateException(
          "the broker did not start on " + bootstrapServers() + " in " + config.directory(), e);
    }
    server = starting;
    lock = taken;
    log.info(
        "broker on {} in {} ({} ms)",
        bootstrapServers(),
        config.directory(),
        (System.nanoTime() - began) / 1_000_000);
  }

  /** Stops in good order and waits for it; nothing happens if it is stopped. */
  public synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  /** Stops and starts on the same directory and the same ports. */
  public synchronized void restart() {
    stop();
    start();
  }

  /** Same as {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }

  /** Gives a new directory its identity. One that has it already is left as it is. */
  private static void format(EmbeddedKafkaConfig config) {
    Path directory = config.logDirectory();
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(directory);
      new Formatter()
          .setPrintStream(new PrintStream(PrintStream.nullOutputStream(), false))
          .setNodeId(BrokerProperties.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setScramArguments(scramArguments(config))
          .run();
    } catch (Exception e) { // Kafka's formatter declares no narrower type
      throw new IllegalStateException("directory: " + directory + " could not be formatted", e);
    }
  }

  private static List<String> scramArguments(EmbeddedKafkaConfig config) {
    return config
        .security()
        .map(
            security ->
                security.users().entrySet().stream()
                    .map(
                        user ->
                            BrokerSecurity.MECHANISM
                                + "=[name="
                                + user.getKey()
                                + ",password="
                                + user.getValue()
                                + "]")
                    .toList())
        .orElseGet(List::of);
  }

  private static int checkFree(String name, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return port;
    } catch (IOException e) {
      throw new IllegalStateException(name + ": " + port + " is taken (expected: a free port)", e);
    }
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }
}
