package dev.plumbline.app.doctor;

import dev.plumbline.config.IndexSettings;
import dev.plumbline.config.PlumblineConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Checks of ports on this machine and of the servers that the configuration names. */
final class ServerChecks {
  private static final int TIMEOUT_MILLIS = 2000;
  private static final int DEFAULT_HTTPS = 443;
  private static final int DEFAULT_MILVUS = 19_530;

  private ServerChecks() {}

  /**
   * Looks at ports and servers.
   *
   * @param brokerIsNamed whether the configuration names a broker of its own
   */
  static List<Finding> run(PlumblineConfig config, boolean brokerIsNamed) {
    List<Finding> findings = new ArrayList<>();
    if (brokerIsNamed) {
      for (String address : config.kafka().bootstrap().split(",", -1)) {
        findings.add(broker(address.strip()));
      }
    } else {
      findings.add(ports(config.local().portBase()));
    }
    if (config.index().kind() == IndexSettings.Kind.MILVUS) {
      findings.add(milvus(config.index().milvus().uri()));
    }
    RegistryCheck.run(config).ifPresent(findings::add);
    return findings;
  }

  static Finding ports(int base) {
    List<Integer> taken = new ArrayList<>();
    for (int port = base; port < base + 4; port++) {
      if (!isFree(port)) {
        taken.add(port);
      }
    }
    String range = base + " to " + (base + 3);
    return taken.isEmpty()
        ? Finding.ok("ports", range + " are free")
        : Finding.warn(
            "ports",
            taken + " of " + range + " are taken",
            "if that is not Plumbline itself, give another --port-base");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Finding broker(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
      return Finding.fail("broker", address, "kafka.bootstrap is host:port, with commas between");
    }
    return reach(
        "broker",
        address.substring(0, colon),
        Integer.parseInt(address.substring(colon + 1)),
        "is Kafka running there? see kafka.bootstrap");
  }

  private static Finding milvus(String uri) {
    URI parsed = URI.create(uri);
    int standard = "https".equals(parsed.getScheme()) ? DEFAULT_HTTPS : DEFAULT_MILVUS;
    return reach(
        "Milvus",
        String.valueOf(parsed.getHost()),
        parsed.getPort() < 0 ? standard : parsed.getPort(),
        "is Milvus running there? see index.milvus.uri");
  }

  static Finding reach(String subject, String host, int port, String hint) {
    String place = host + ":" + port;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      return Finding.ok(subject, place + " answers");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail(subject, place + " does not answer (" + e.getMessage() + ")", hint);
    }
  }
}
