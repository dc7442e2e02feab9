package dev.plumbline.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Sets up a client of the query job; what is not named keeps its default. */
public final class KafkaConnection {
  private final String bootstrap;
  private final Map<String, String> properties = new HashMap<>();
  private String topicPrefix = "";
  private Duration timeout = Timeouts.DEFAULT;

  KafkaConnection(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** A further setting of the Kafka clients, for example {@code security.protocol}. */
  public KafkaConnection property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  /** What the topics' names begin with, as {@code kafka.topicPrefix}; nothing unless named. */
  public KafkaConnection topicPrefix(String prefix) {
    this.topicPrefix = prefix;
    return this;
  }

  /** The longest that connecting may take, and then each search; 10 s unless named. */
  public KafkaConnection timeout(Duration timeout) {
    this.timeout = Timeouts.check(timeout);
    return this;
  }

  /**
   * The client, connected: no answer can be missed.
   *
   * @throws dev.plumbline.core.model.ServiceException if the cluster does not answer in time, or
   *     has not the topics
   * @throws IllegalArgumentException if a setting is wrong
   */
  public PlumblineClient open() throws InterruptedException {
    return KafkaSearches.open(bootstrap, properties, topicPrefix, timeout);
  }
}
