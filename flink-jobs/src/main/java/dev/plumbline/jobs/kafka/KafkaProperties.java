package dev.plumbline.jobs.kafka;

import dev.plumbline.config.KafkaSettings;
import java.util.Properties;

/** The settings that every Kafka client of a job gets. */
public final class KafkaProperties {
  private KafkaProperties() {}

  /**
   * The configuration's further settings, for example for security. What refers to a secret goes on
   * as a reference, which the client follows where it is made.
   */
  public static Properties of(KafkaSettings kafka) {
    Properties properties = new Properties();
    kafka
        .properties()
        .forEach(
            (name, value) -> properties.setProperty(name, SecretProvider.kafkaReference(value)));
    if (properties.values().stream().anyMatch(v -> SecretProvider.isReference((String) v))) {
      properties.setProperty("config.providers", SecretProvider.NAME);
      properties.setProperty(
          "config.providers." + SecretProvider.NAME + ".class", SecretProvider.class.getName());
    }
    return properties;
  }
}
