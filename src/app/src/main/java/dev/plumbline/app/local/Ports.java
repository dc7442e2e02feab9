package dev.plumbline.app.local;

import dev.plumbline.config.LocalSettings;

/**
 * The ports of an instance: {@code portBase} and those after it.
 *
 * @param broker Kafka, for clients
 * @param flink Flink's web page and REST interface
 * @param gateway HTTP search
 * @param controller Kafka, for itself
 */
public record Ports(int broker, int flink, int gateway, int controller) {
  /** The ports that the configuration gives. */
  public static Ports of(LocalSettings local) {
    int base = local.portBase();
    return new Ports(base, base + 1, base + 2, base + 3);
  }

  /** The broker's address. */
  public String bootstrap() {
    return "127.0.0.1:" + broker;
  }

  /** Flink's web page. */
  public String flinkAddress() {
    return "http://127.0.0.1:" + flink;
  }
}
