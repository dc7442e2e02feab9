package dev.plumbline.kafka;

import dev.plumbline.core.model.ServiceException;
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
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Says how far the readers of our topics are. Thread-safe. */
public final class ConsumerGroups implements AutoCloseable {
  private final List<Topic> catalogue;
  private final AdminCalls calls;

  private ConsumerGroups(List<Topic> catalogue, AdminCalls calls) {
    this.catalogue = catalogue;
    this.calls = calls;
  }

  /**
   * Opens a client. It connects with the first call.
   *
   * @param deadline the longest that a call takes
   * @throws ServiceException if the client's settings or the brokers' addresses are no good
   */
  public static ConsumerGroups open(KafkaClientConfig config, Duration deadline) {
    return new ConsumerGroups(config.topics().all(), new AdminCalls(config, deadline));
  }

  /**
   * Every group that committed offsets on a topic of the catalogue, by topic in the catalogue's
   * order and then by group.
   *
   * @throws ServiceException if the cluster does not answer in time
   */
  public List<GroupLag> lags() {
    Map<String, Map<TopicPartition, Long>> committed = committed(groups());
    Set<TopicPartition> partitions =
        committed.values().stream()
            .flatMap(offsets -> offsets.keySet().stream())
            .collect(Collectors.toCollection(HashSet::new));
    Map<TopicPartition, Long> ends = calls.offsets(partitions, OffsetSpec.latest());
    List<GroupLag> lags = new ArrayList<>();
    for (Topic topic : catalogue) {
      committed.forEach(
          (group, offsets) -> {
            List<TopicPartition> read =
                offsets.keySet().stream().filter(p -> p.topic().equals(topic.name())).toList();
            if (!read.isEmpty()) {
              lags.add(lag(group, topic.name(), read, offsets, ends));
            }
          });
    }
    return lags;
  }

  @Override
  public void close() {
    calls.close();
  }

  private List<String> groups() {
    Collection<GroupListing> found =
        calls.await(
            calls.admin().listGroups(ListGroupsOptions.forConsumerGroups()).all(),
            "listing consumer groups");
    return found.stream().map(GroupListing::groupId).sorted().toList();
  }

  /** What each group committed on our topics. */
  private Map<String, Map<TopicPartition, Long>> committed(List<String> groups) {
    Set<String> ours = catalogue.stream().map(Topic::name).collect(Collectors.toSet());
    Map<String, ListConsumerGroupOffsetsSpec> all =
        groups.stream().collect(Collectors.toMap(g -> g, g -> new ListConsumerGroupOffsetsSpec()));
    Map<String, Map<TopicPartition, OffsetAndMetadata>> found =
        all.isEmpty()
            ? Map.of()
            : calls.await(
                calls.admin().listConsumerGroupOffsets(all).all(), "reading committed offsets");
    Map<String, Map<TopicPartition, Long>> committed = new TreeMap<>();
    found.forEach(
        (group, offsets) -> {
          Map<TopicPartition, Long> kept = new HashMap<>();
          offsets.forEach(
              (partition, offset) -> {
                if (offset != null && ours.contains(partition.topic())) {
                  kept.put(partition, offset.offset());
                }
              });
          committed.put(group, kept);
        });
    return committed;
  }

  private static GroupLag lag(
      String group,
      String topic,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, Long> ends) {
    long read = 0;
    long lag = 0;
    for (TopicPartition partition : partitions) {
      long offset = committed.getOrDefault(partition, 0L);
      read += offset;
      lag += Math.max(0, ends.getOrDefault(partition, offset) - offset);
    }
    return new GroupLag(group, topic, read, lag);
  }
}
