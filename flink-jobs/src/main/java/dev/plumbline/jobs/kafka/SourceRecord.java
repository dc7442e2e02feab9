package dev.plumbline.jobs.kafka;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stood on its topic. Flink writes it field by field, hence the public nullable
 * components.
 *
 * @param timestamp milliseconds since 1970
 * @param key not to be written to
 * @param value not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record SourceRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value) {
  /** The key, if it has one. */
  public Optional<byte[]> keyBytes() {
    return Optional.ofNullable(key);
  }

  /** The value; empty for a tombstone. */
  public Optional<byte[]> valueBytes() {
    return Optional.ofNullable(value);
  }
}
