package dev.plumbline.client;

import dev.plumbline.schemas.Topics;
import dev.plumbline.schemas.registry.RegistryConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sets up a client of the query job; what is not named keeps its default. */
public final class KafkaConnection {
  private final String bootstrap;
  private final Map<String, String> properties = new HashMap<>();
  private String topicPrefix = "";
  private Optional<URI> registry = Optional.empty();
  private Optional<String> registryCredentials = Optional.empty();
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

  /**
   * The schema registry that the records' schemas are in, as {@code kafka.registry.url}; none
   * unless named.
   */
  public KafkaConnection registry(URI url) {
    this.registry = Optional.of(url);
    return this;
  }

  /** {@code user:password} or a bearer token for the registry. */
  public KafkaConnection registryCredentials(String credentials) {
    this.registryCredentials = Optional.of(credentials);
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
   *     has not the topics, or if the registry does not answer
   * @throws IllegalArgumentException if a setting is wrong
   */
  public PlumblineClient open() throws InterruptedException {
    return KafkaSearches.open(
        bootstrap,
        properties,
        new Topics(topicPrefix),
        registry.map(url -> RegistryConfig.of(url).withCredentials(registryCredentials)),
        timeout);
  }
}
