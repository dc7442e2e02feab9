package dev.plumbline.core.event;

import java.time.Instant;
import java.util.Optional;

/**
 * A record that could not be used, kept whole so that it can be sent round again.
 *
 * @param rejection why
 * @param rootCause the innermost error's class, message and first stack frames; may be empty
 * @param origin where the record stood
 * @param original the record's bytes
 * @param rejectedAt when, by the job's clock
 */
public record DeadLetter(
    Rejection rejection, String rootCause, Origin origin, Original original, Instant rejectedAt) {
  /**
   * Where a record stood.
   *
   * @param timestamp the record's own, milliseconds since 1970
   */
  public record Origin(String topic, int partition, long offset, long timestamp) {}

  /**
   * A record's bytes.
   *
   * @param key its key, if it had one; not to be written to
   * @param value its value, if it had one; not to be written to
   * @param schemaId the writer's schema: a registry's number or a fingerprint in hex; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent") // carried through, never compared
  public record Original(Optional<byte[]> key, Optional<byte[]> value, String schemaId) {}
}
