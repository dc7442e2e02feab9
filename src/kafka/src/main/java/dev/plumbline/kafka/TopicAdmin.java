package dev.plumbline.kafka;

import dev.plumbline.core.model.ServiceException;
import dev.plumbline.kafka.ClusterTopic.Partition;
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
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the topics of the catalogue, and says how they are. Every call answers or fails within the
 * deadline, with a {@link ServiceException} that names the cluster. Thread-safe.
 */
public final class TopicAdmin implements AutoCloseable {
  private final List<Topic> catalogue;
  private final AdminCalls calls;

  private TopicAdmin(List<Topic> catalogue, AdminCalls calls) {
    this.catalogue = catalogue;
    this.calls = calls;
  }

  /**
   * Opens a client. It connects with the first call.
   *
   * @param deadline the longest that a call takes
   * @throws ServiceException if the client's settings or the brokers' addresses are no good
   */
  public static TopicAdmin open(KafkaClientConfig config, Duration deadline) {
    return new TopicAdmin(config.topics().all(), new AdminCalls(config, deadline));
  }

  /**
   * Makes the topics of the catalogue that are missing, and waits until each can be written. One
   * that is there already is left as it is; where it differs is in the answer.
   *
   * @param replication copies of each partition, 1 or more
   * @return one outcome a topic, in the catalogue's order
   */
  public List<TopicOutcome> create(int replication) {
    Map<String, TopicDescription> before = found();
    List<NewTopic> missing =
        catalogue.stream()
            .filter(topic -> !before.containsKey(topic.name()))
            .map(topic -> newTopic(topic, replication))
            .toList();
    Set<String> created = new HashSet<>();
    calls
        .admin()
        .createTopics(missing)
        .values()
        .forEach(
            (name, answer) -> {
              // Another may have made it in the meantime.
              if (calls.await(answer, "creating topic " + name, TopicExistsException.class)) {
                created.add(name);
              }
            });
    calls.awaitUntil(this::allHaveLeaders, "waiting for the new topics' leaders");
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
    Map<String, TopicDescription> found = found();
    Map<String, Map<String, String>> settings = settings(found.keySet());
    List<TopicPartition> partitions =
        found.values().stream().flatMap(topic -> partitions(topic).stream()).toList();
    Map<TopicPartition, Long> begins = calls.offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = calls.offsets(partitions, OffsetSpec.latest());
    List<ClusterTopic> topics = new ArrayList<>();
    for (Topic wanted : catalogue) {
      TopicDescription description = found.get(wanted.name());
      if (description == null) {
        topics.add(new ClusterTopic(wanted, "", List.of(), 0, Map.of()));
        continue;
      }
      topics.add(
          new ClusterTopic(
              wanted,
              description.topicId().toString(),
              partitions(description).stream()
                  .map(
                      p ->
                          new Partition(
                              p.partition(), begins.getOrDefault(p, 0L), ends.getOrDefault(p, 0L)))
                  .toList(),
              description.partitions().get(0).replicas().size(),
              settings.getOrDefault(wanted.name(), Map.of())));
    }
    return topics;
  }

  /**
   * Deletes the topics of the catalogue with all that is in them, and waits until they are gone.
   */
  public void delete() {
    calls
        .admin()
        .deleteTopics(found().keySet())
        .topicNameValues()
        .forEach(
            (name, answer) ->
                calls.await(
                    answer, "deleting topic " + name, UnknownTopicOrPartitionException.class));
    calls.awaitUntil(() -> found().isEmpty(), "waiting for the topics to go");
  }

  @Override
  public void close() {
    calls.close();
  }

  private Map<String, TopicDescription> found() {
    return calls.topics(catalogue.stream().map(Topic::name).toList());
  }

  /** A new topic can be written as soon as each of its partitions has a leader. */
  private boolean allHaveLeaders() {
    Map<String, TopicDescription> found = found();
    return found.size() == catalogue.size()
        && found.values().stream()
            .flatMap(topic -> topic.partitions().stream())
            .allMatch(partition -> partition.leader() != null);
  }

  private static NewTopic newTopic(Topic topic, int replication) {
    return new NewTopic(topic.name(), topic.partitions(), (short) replication)
        .configs(topic.settings());
  }

  private static List<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(p -> new TopicPartition(topic.name(), p.partition()))
        .toList();
  }

  private static List<Difference> differences(ClusterTopic topic, int replication) {
    Map<String, String> actual = new TreeMap<>(topic.settings());
    actual.put("partitions", Integer.toString(topic.partitions().size()));
    actual.put("replication.factor", Integer.toString(topic.replication()));
    Map<String, String> wanted = new TreeMap<>(topic.wanted().settings());
    wanted.put("partitions", Integer.toString(topic.wanted().partitions()));
    wanted.put("replication.factor", Integer.toString(replication));
    List<Difference> differences = new ArrayList<>();
    wanted.forEach(
        (name, value) -> {
          String is = actual.getOrDefault(name, "");
          if (!is.equals(value)) {
            differences.add(new Difference(name, is, value));
          }
        });
    return differences;
  }

  /** The catalogue's settings as they are in force, by topic. */
  private Map<String, Map<String, String>> settings(Collection<String> topics) {
    Map<String, Set<String>> names =
        catalogue.stream().collect(Collectors.toMap(Topic::name, t -> t.settings().keySet()));
    List<ConfigResource> resources =
        topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
    Map<String, Map<String, String>> settings = new HashMap<>();
    calls
        .await(calls.admin().describeConfigs(resources).all(), "reading the topics' settings")
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
}
