package dev.plumbline.jobs.cluster;

import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import java.nio.file.Path;

/** A broker in a process of its own: {@code DIRECTORY PORT CONTROLLER_PORT}. */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedKafka broker =
        EmbeddedKafka.start(
            EmbeddedKafkaConfig.in(Path.of(arguments[0]))
                .withPorts(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    Thread.currentThread().join();
  }
}
