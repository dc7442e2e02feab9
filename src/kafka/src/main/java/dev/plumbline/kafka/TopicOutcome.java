package dev.plumbline.kafka;

import dev.plumbline.schemas.Topic;
import java.util.List;

/**
 * What became of a topic that was to be there.
 *
 * @param topic what the catalogue says
 * @param created whether it was made just now
 * @param differences where one that was there already is not as the catalogue says
 */
public record TopicOutcome(Topic topic, boolean created, List<Difference> differences) {
  public TopicOutcome {
    differences = List.copyOf(differences);
  }

  /**
   * Something that is not as the catalogue says.
   *
   * @param setting Kafka's setting, or {@code partitions} or {@code replication.factor}
   */
  public record Difference(String setting, String actual, String wanted) {
    @Override
    public String toString() {
      return setting + ": " + actual + " (expected: " + wanted + ")";
    }
  }
}
