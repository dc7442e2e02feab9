package dev.plumbline.kafka;

import dev.plumbline.core.model.ServiceException;
import dev.plumbline.kafka.TopicOutcome.Difference;
import dev.plumbline.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the topics of the catalogue, and says how they are. Every call answers or fails within the
 * deadline, with a {@link ServiceException} that names the cluster. Thread-safe.
 */
public final class TopicAdmin implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final KafkaClientConfig config;
  private final Duration deadline;
  private final Admin admin;

  private TopicAdmin(KafkaClientConfig config, Duration deadline, Admin admin) {
    this.config = config;
    this.deadline = deadline;
    this.admin = admin;
  }

  /**
   * Opens a client. It connects with the first call.
   *
   * @param deadline the longest that a call takes
   * @throws ServiceException if the client's settings or the brokers' addresses are no good
   */
  public static TopicAdmin open(KafkaClientConfig config, Duration deadline) {
    String millis = Long.toString(deadline.toMillis());
    try {
      Admin admin =
          Admin.create(
              config.settings(
                  "admin",
                  Map.of(
                      "default.api.timeout.ms", millis,
                      "request.timeout.ms", millis,
                      "reconnect.backoff.max.ms", "500")));
      return new TopicAdmin(config, deadline, admin);
    } catch (KafkaException e) {
      throw KafkaFailures.of(config, "opening an admin client", deadline, Readers.rootCause(e));
    }
  }

  /**
   * Makes the topics of the catalogue that are missing, and waits until each can be written. One
   * that is there already is left as it is; where it differs is in the answer.
   *
   * @param replication copies of each partition, 1 or more
   * @return one outcome a topic, in the catalogue's order
   */
  public List<TopicOutcome> create(int replication) {
    List<Topic> wanted = config.topics().all();
    Map<String, TopicDescription> before = descriptions();
    List<NewTopic> missing =
        wanted.stream()
            .filter(topic -> !before.containsKey(topic.name()))
            .map(topic -> newTopic(topic, replication))
            .toList();
    Set<String> created = new HashSet<>();
    admin
        .createTopics(missing)
        .values()
        .forEach(
            (name, answer) -> {
              // Another may have made it in the meantime.
              if (succeeded(answer, "creating topic " + name, TopicExistsException.class)) {
                created.add(name);
              }
            });
    await(this::allHaveLeaders, "waiting for the new topics' leaders");
    return describe().stream()
        .map(
            topic ->
                new TopicOutcome(
                    topic.wanted(),
                    created.contains(topic.wanted().name()),
                    differences(topic, replication)))
        .toList();
  }

  /** All topics of the catalogue as the cluster has them, in the catalogue's order. */
  public List<ClusterTopic> describe() {
    Map<String, TopicDescription> found = descriptions();
    Map<String, Map<String, String>> settings = settings(found.keySet());
    Set<TopicPartition> partitions =
        found.values().stream()
            .flatMap(
                t -> t.partitions().stream().map(p -> new TopicPartition(t.name(), p.partition())))
            .collect(Collectors.toSet());
    Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
    List<ClusterTopic> topics = new ArrayList<>();
    for (Topic wanted : config.topics().all()) {
      TopicDescription description = found.get(wanted.name());
      if (description == null) {
        topics.add(new ClusterTopic(wanted, List.of(), 0, Map.of()));
        continue;
      }
      List<ClusterTopic.Partition> states = new ArrayList<>();
      for (TopicPartitionInfo info : description.partitions()) {
        TopicPartition partition = new TopicPartition(wanted.name(), info.partition());
        states.add(
            new ClusterTopic.Partition(
                info.partition(),
                begins.getOrDefault(partition, 0L),
                ends.getOrDefault(partition, 0L)));
      }
      topics.add(
          new ClusterTopic(
              wanted,
              states,
              description.partitions().get(0).replicas().size(),
              settings.getOrDefault(wanted.name(), Map.of())));
    }
    return topics;
  }

  /** Deletes the topics of the catalogue with all that is in them. */
  public void delete() {
    admin
        .deleteTopics(descriptions().keySet())
        .topicNameValues()
        .forEach(
            (name, answer) ->
                succeeded(
                    answer, "deleting topic " + name, UnknownTopicOrPartitionException.class));
    await(() -> descriptions().isEmpty(), "waiting for the topics to go");
  }

  @Override
  public void close() {
    admin.close(deadline);
  }

  private static NewTopic newTopic(Topic topic, int replication) {
    return new NewTopic(topic.name(), topic.partitions(), (short) replication)
        .configs(topic.settings());
  }

  private static List<Difference> differences(ClusterTopic topic, int replication) {
    List<Difference> differences = new ArrayList<>();
    compare(
        "partitions",
        Integer.toString(topic.partitions().size()),
        Integer.toString(topic.wanted().partitions()),
        differences);
    compare(
        "replication.factor",
        Integer.toString(topic.replication()),
        Integer.toString(replication),
        differences);
    new TreeMap<>(topic.wanted().settings())
        .forEach(
            (name, wanted) ->
                compare(name, topic.settings().getOrDefault(name, ""), wanted, differences));
    return differences;
  }

  private static void compare(
      String setting, String actual, String wanted, List<Difference> differences) {
    if (!actual.equals(wanted)) {
      differences.add(new Difference(setting, actual, wanted));
    }
  }

  /** Those topics of the catalogue that are there, by name. */
  private Map<String, TopicDescription> descriptions() {
    List<String> names = config.topics().all().stream().map(Topic::name).toList();
    Map<String, TopicDescription> found = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, answer) -> {
              try {
                found.put(name, await(answer, "describing topic " + name));
              } catch (ServiceException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                  throw e;
                }
              }
            });
    return found;
  }

  /** The catalogue's settings as they are in force, by topic. */
  private Map<String, Map<String, String>> settings(Collection<String> topics) {
    Map<String, Set<String>> names =
        config.topics().all().stream()
            .collect(Collectors.toMap(Topic::name, t -> t.settings().keySet()));
    List<ConfigResource> resources =
        topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
    Map<String, Map<String, String>> settings = new HashMap<>();
    await(admin.describeConfigs(resources).all(), "reading the topics' settings")
        .forEach(
            (resource, values) ->
                settings.put(
                    resource.name(),
                    values.entries().stream()
                        .filter(
                            e -> names.getOrDefault(resource.name(), Set.of()).contains(e.name()))
                        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
    return settings;
  }

  private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    await(admin.listOffsets(wanted).all(), "reading the topics' offsets")
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private void await(BooleanSupplier condition, String doing) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw KafkaFailures.late(config, doing, deadline);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** A new topic can be written as soon as each of its partitions has a leader. */
  private boolean allHaveLeaders() {
    Map<String, TopicDescription> found = descriptions();
    return found.size() == config.topics().all().size()
        && found.values().stream()
            .flatMap(topic -> topic.partitions().stream())
            .allMatch(partition -> partition.leader() != null);
  }

  private boolean succeeded(
      Future<Void> answer, String doing, Class<? extends Exception> tolerated) {
    try {
      await(answer, doing);
      return true;
    } catch (ServiceException e) {
      if (tolerated.isInstance(e.getCause())) {
        return false;
      }
      throw e;
    }
  }

  private <T> T await(Future<T> answer, String doing) {
    return KafkaFailures.await(answer, deadline, config, doing);
  }
}
