package dev.plumbline.kafka;

import dev.plumbline.schemas.Topic;
import java.util.List;
import java.util.Map;

/**
 * A topic of the catalogue as a cluster has it.
 *
 * @param wanted what the catalogue says
 * @param id made anew whenever a topic of this name is created; empty if the cluster does not have
 *     the topic
 * @param partitions its partitions in order; none if the cluster does not have the topic
 * @param replication copies of each partition; 0 if the cluster does not have the topic
 * @param settings the settings in force, those of the catalogue alone
 */
public record ClusterTopic(
    Topic wanted,
    String id,
    List<Partition> partitions,
    int replication,
    Map<String, String> settings) {
  public ClusterTopic {
    partitions = List.copyOf(partitions);
    settings = Map.copyOf(settings);
  }

  /**
   * One partition.
   *
   * @param number from 0
   * @param begin offset of the oldest record there is
   * @param end offset that the next record gets
   */
  public record Partition(int number, long begin, long end) {}

  public boolean exists() {
    return !partitions.isEmpty();
  }

  /** Records there are. In a compacted topic, those that are to be compacted away count too. */
  public long records() {
    return partitions.stream().mapToLong(p -> p.end() - p.begin()).sum();
  }

  /** Records there ever were, those that were dropped since included. */
  public long written() {
    return partitions.stream().mapToLong(Partition::end).sum();
  }
}
