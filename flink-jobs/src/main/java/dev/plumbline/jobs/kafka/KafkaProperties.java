package dev.plumbline.jobs.kafka;

import dev.plumbline.config.KafkaSettings;
import java.util.Properties;

/** The settings that every Kafka client of a job gets. */
public final class KafkaProperties {
  private KafkaProperties() {}

  /** The configuration's further settings, for example for security. */
  public static Properties of(KafkaSettings kafka) {
    Properties properties = new Properties();
    kafka.clientProperties().forEach(properties::setProperty);
    return properties;
  }
}
