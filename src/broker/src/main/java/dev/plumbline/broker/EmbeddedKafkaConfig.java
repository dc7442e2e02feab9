package dev.plumbline.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to run a broker in this process.
 *
 * @param directory holds the broker's data; formatted once, then used again at each start
 * @param port where clients connect, on 127.0.0.1; 0 takes a free one
 * @param controllerPort where the broker talks to its own controller, on 127.0.0.1; 0 takes a free
 *     one
 * @param overrides Kafka's own broker settings, laid over ours
 * @param security TLS and passwords for clients; empty: neither
 */
public record EmbeddedKafkaConfig(
    Path directory,
    int port,
    int controllerPort,
    Map<String, String> overrides,
    Optional<BrokerSecurity> security) {
  private static final int MAX_PORT = 65_535;

  public EmbeddedKafkaConfig {
    checkPort("port", port);
    checkPort("controllerPort", controllerPort);
    if (port != 0 && port == controllerPort) {
      throw new IllegalArgumentException(
          "controllerPort: " + controllerPort + " (expected: another than port)");
    }
    directory = directory.toAbsolutePath().normalize();
    overrides = Map.copyOf(overrides);
  }

  /** A broker with its data in a directory, on free ports. */
  public static EmbeddedKafkaConfig in(Path directory) {
    return new EmbeddedKafkaConfig(directory, 0, 0, Map.of(), Optional.empty());
  }

  public EmbeddedKafkaConfig withPorts(int port, int controllerPort) {
    return new EmbeddedKafkaConfig(directory, port, controllerPort, overrides, security);
  }

  public EmbeddedKafkaConfig withOverrides(Map<String, String> overrides) {
    return new EmbeddedKafkaConfig(directory, port, controllerPort, overrides, security);
  }

  public EmbeddedKafkaConfig withSecurity(BrokerSecurity security) {
    return new EmbeddedKafkaConfig(
        directory, port, controllerPort, overrides, Optional.of(security));
  }

  /** Where Kafka keeps its logs; the lock lies beside them. */
  Path logDirectory() {
    return directory.resolve("log");
  }

  private static void checkPort(String name, int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          name + ": " + port + " (expected: 0 to " + MAX_PORT + ", 0 for a free one)");
    }
  }
}
