package dev.plumbline.config;

import java.io.Serializable;
import java.util.Map;

/** The broker and the topics. */
public record KafkaSettings(
    @Doc("Addresses of brokers, `host:port`, with commas between.") String bootstrap,
    @Doc(
            value = "Put before every topic's name, so that several instances can share a broker.",
            range = "letters, digits, dots, dashes and underscores; up to 100")
        String topicPrefix,
    @Doc(value = "Copies of each partition of the topics that we create.", range = "1 to 10")
        int replication,
    @Doc("Further settings of every Kafka client, such as `security.protocol`.")
        Map<String, String> properties)
    implements Serializable {
  public KafkaSettings {
    Checks.present("bootstrap", bootstrap);
    Checks.matches("topicPrefix", topicPrefix, "[A-Za-z0-9._-]{0,100}");
    Checks.range("replication", replication, 1, 10);
    properties = Map.copyOf(properties);
  }
}
