package dev.plumbline.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One topic as we want it.
 *
 * @param name its full name, the prefix included
 * @param key what its records' keys are
 * @param values the schemas that its records may have
 * @param partitions how many partitions to create it with, 1 or more
 * @param cleanup what becomes of old records
 * @param maxMessageBytes the largest record, compressed or not, in bytes
 * @param segmentBytes how large a file of its log grows; old files alone are cleaned up
 * @param doc what it carries, from whom to whom
 */
public record Topic(
    String name,
    String key,
    List<String> values,
    int partitions,
    Cleanup cleanup,
    int maxMessageBytes,
    int segmentBytes,
    String doc) {
  /** What a record and its batch take beside key and value, at most. */
  private static final int FRAME_BYTES = 512;

  public Topic {
    if (!name.matches("[A-Za-z0-9._-]{1,249}")) {
      throw new IllegalArgumentException(
          "topic: '" + name + "' (expected: 1 to 249 letters, digits, dots, dashes, underscores)");
    }
    values = List.copyOf(values);
  }

  /** What becomes of old records. */
  public sealed interface Cleanup {
    /** They are dropped after a while. */
    record Retain(Duration time) implements Cleanup {}

    /** The last record of each key stays for ever; a deleted key's mark stays a while. */
    record Compact(Duration deleteMarks) implements Cleanup {}
  }

  /** Whether a record is small enough, whatever compression makes of it. */
  public boolean takes(byte[] key, byte[] value) {
    return (long) key.length + value.length + FRAME_BYTES <= maxMessageBytes;
  }

  /** Kafka's settings for it. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("max.message.bytes", Integer.toString(maxMessageBytes));
    settings.put("segment.bytes", Integer.toString(segmentBytes));
    // A record's age is the time since it came, not since what it tells of: photographs are old.
    settings.put("message.timestamp.type", "LogAppendTime");
    if (cleanup instanceof Cleanup.Retain retain) {
      settings.put("cleanup.policy", "delete");
      settings.put("retention.ms", Long.toString(retain.time().toMillis()));
      // Only a closed file is dropped, so files close often enough for the time to hold.
      settings.put("segment.ms", Long.toString(retain.time().toMillis() / 4));
    } else if (cleanup instanceof Cleanup.Compact compact) {
      settings.put("cleanup.policy", "compact");
      settings.put("delete.retention.ms", Long.toString(compact.deleteMarks().toMillis()));
      settings.put("min.cleanable.dirty.ratio", "0.3");
    }
    return settings;
  }
}
