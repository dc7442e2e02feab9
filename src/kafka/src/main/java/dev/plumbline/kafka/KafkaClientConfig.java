package dev.plumbline.kafka;

import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How to reach a Kafka cluster, and what our topics are called there.
 *
 * @param bootstrap addresses of brokers, {@code host:port}, with commas between
 * @param properties further settings of every client, for example {@code security.protocol}; never
 *     printed, for some are passwords
 * @param topics the catalogue, with this instance's prefix
 * @param codecs how the topics' records are written and read
 */
public record KafkaClientConfig(
    String bootstrap, Map<String, String> properties, Topics topics, TopicCodecs codecs) {
  public KafkaClientConfig {
    if (bootstrap.isBlank()) {
      throw new IllegalArgumentException("bootstrap: blank (expected: host:port, ...)");
    }
    properties = Map.copyOf(properties);
  }

  /** Topics without a schema registry. */
  public KafkaClientConfig(String bootstrap, Map<String, String> properties, Topics topics) {
    this(bootstrap, properties, topics, TopicCodecs.singleObject(topics));
  }

  /** A cluster without access control, and topics without a prefix. */
  public static KafkaClientConfig of(String bootstrap) {
    return new KafkaClientConfig(bootstrap, Map.of(), Topics.unprefixed());
  }

  /**
   * Settings for one client: the user's, and over them those that the client cannot work without.
   *
   * @param role a word for the broker's logs and metrics
   */
  Map<String, Object> settings(String role, Map<String, ?> required) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("bootstrap.servers", bootstrap);
    settings.put("client.id", "plumbline-" + role + "-" + UUID.randomUUID());
    settings.putAll(required);
    return settings;
  }

  /** Names the properties but not their values. */
  @Override
  public String toString() {
    return "KafkaClientConfig[bootstrap="
        + bootstrap
        + ", properties="
        + new TreeMap<>(properties).keySet()
        + ", topics="
        + topics
        + "]";
  }
}
