package dev.plumbline.gateway;

import dev.plumbline.config.GatewaySettings;
import dev.plumbline.config.IngestSettings;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.config.SearchSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * What the gateway must know.
 *
 * @param gateway the door itself; a port of 0 takes any free one
 * @param search what searches may ask for, and how long they may take
 * @param ingest how large pictures and texts may be
 */
public record GatewayConfig(GatewaySettings gateway, SearchSettings search, IngestSettings ingest) {
  public GatewayConfig {
    if (gateway.apiKeys().isEmpty() && !gateway.anonymous() && !isLoopback(gateway.host())) {
      throw new IllegalArgumentException(
          "gateway.host: "
              + gateway.host()
              + " is not this machine alone, and there are no keys (expected: gateway.apiKeys, or"
              + " gateway.anonymous: true to let everybody in)");
    }
  }

  public static GatewayConfig of(PlumblineConfig config) {
    return new GatewayConfig(config.gateway(), config.search(), config.ingest());
  }

  InetSocketAddress address() {
    return new InetSocketAddress(gateway.host(), gateway.port());
  }

  /** Where it is when it listens at this port. */
  URI uri(int port) {
    String host = address().getAddress().isAnyLocalAddress() ? "localhost" : gateway.host();
    return URI.create(
        (gateway.tls().enabled() ? "https://" : "http://")
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + port
            + "/");
  }

  /** Whether anybody is let in, but from this machine alone. */
  boolean isOpenToThisMachineOnly() {
    return gateway.apiKeys().isEmpty() && isLoopback(gateway.host());
  }

  int searchThreads() {
    int configured = gateway.limits().searches();
    return configured == 0 ? Runtime.getRuntime().availableProcessors() : configured;
  }

  /** How long a search's thread watches for the next; a lone processor has better to do. */
  Duration spin() {
    return Runtime.getRuntime().availableProcessors() > 1 ? gateway.limits().spin() : Duration.ZERO;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "gateway.host: " + host + " (expected: an address of this machine)", e);
    }
  }
}
