package dev.plumbline.config;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** The broker and the topics. */
public record KafkaSettings(
    @Doc("Addresses of brokers, `host:port`, with commas between.") String bootstrap,
    @Doc(
            value = "Put before every topic's name, so that several instances can share a broker.",
            range = "letters, digits, dots, dashes and underscores; up to 100")
        String topicPrefix,
    @Doc(value = "Copies of each partition of the topics that we create.", range = "1 to 10")
        int replication,
    @Doc(
            "Further settings of every Kafka client, such as `security.protocol`. A value may be"
                + " `${env:NAME}` or `file:PATH`, as a secret's.")
        Map<String, String> properties,
    @Doc("The schema registry.") RegistrySettings registry)
    implements Serializable {
  public KafkaSettings {
    Checks.present("bootstrap", bootstrap);
    Checks.matches("topicPrefix", topicPrefix, "[A-Za-z0-9._-]{0,100}");
    Checks.range("replication", replication, 1, 10);
    properties = Map.copyOf(properties);
  }

  /**
   * The further settings, with what they refer to looked up.
   *
   * @throws IllegalStateException if an environment variable that one names is not set
   * @throws java.io.UncheckedIOException if a file that one names cannot be read
   */
  public Map<String, String> clientProperties() {
    Map<String, String> revealed = new TreeMap<>();
    properties.forEach((name, value) -> revealed.put(name, new Secret(value).reveal().orElse("")));
    return revealed;
  }

  /** Names the properties but not their values: some are passwords. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrap="
        + bootstrap
        + ", topicPrefix="
        + topicPrefix
        + ", replication="
        + replication
        + ", properties="
        + new TreeMap<>(properties).keySet()
        + ", registry="
        + registry
        + "]";
  }
}
