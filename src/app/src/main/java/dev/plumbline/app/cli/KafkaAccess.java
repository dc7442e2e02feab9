package dev.plumbline.app.cli;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.kafka.KafkaClientConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** How commands reach the broker. */
public final class KafkaAccess {
  /** The longest that a command waits for the broker's answer to one call. */
  public static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final int CONNECT_MILLIS = 2000;

  private KafkaAccess() {}

  /**
   * How to reach the broker, once it is certain that somebody listens there: a Kafka client itself
   * would try again and again without a word.
   *
   * @throws Failure with UNAVAILABLE if nobody does
   */
  public static KafkaClientConfig connect(PlumblineConfig config) {
    String bootstrap = config.kafka().bootstrap();
    for (String address : bootstrap.split(",", -1)) {
      if (listens(address.strip())) {
        return Assembly.kafka(config);
      }
    }
    throw Failure.unavailable(
        "nothing answers at " + bootstrap,
        "`plumbline up` starts an instance; one with another --port-base or another broker"
            + " (kafka.bootstrap) must be named",
        new IOException("no connection to " + bootstrap));
  }

  private static boolean listens(String address) {
    int colon = address.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              address.substring(0, Math.max(colon, 0)),
              Integer.parseInt(address.substring(colon + 1))),
          CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          "kafka.bootstrap: '" + address + "' (expected: host:port, with commas between)", "");
    }
  }
}
