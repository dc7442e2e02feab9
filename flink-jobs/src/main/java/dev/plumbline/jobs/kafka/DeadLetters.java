package dev.plumbline.jobs.kafka;

import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.Topics;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Wraps records that could not be used, whole, for the topic of dead letters. */
public final class DeadLetters {
  private static final int MAX_FRAMES = 5;
  private static final int MAX_CAUSE_LENGTH = 2000;

  private static final int MAX_DETAIL_LENGTH = 2000;

  /** Not null: sent round again, that would be a delete. */
  private static final byte[] NOT_KEPT = {};

  /** For all of a letter but the record itself. */
  private static final int OTHERS_BYTES = 64 << 10;

  private final String topic;
  private final int maxRecordBytes;
  private final InstantSource clock;
  private final RecordCodec<DeadLetter> codec;

  /**
   * @param codec writes the letters
   */
  public DeadLetters(Topics topics, RecordCodec<DeadLetter> codec, InstantSource clock) {
    this.codec = codec;
    this.topic = topics.deadLetters().name();
    this.maxRecordBytes = topics.deadLetters().maxMessageBytes() - OTHERS_BYTES;
    this.clock = clock;
  }

  /**
   * The dead letter of a record. One that is larger than the topic takes, which a record can be
   * that its producer compressed, is named but not kept.
   *
   * @param schemaId the writer's schema as the record names it; may be empty
   */
  public OutgoingRecord of(
      SourceRecord record, String schemaId, Rejection rejection, Throwable cause) {
    long bytes = 2 * length(record.keyBytes()) + length(record.valueBytes());
    boolean kept = bytes <= maxRecordBytes;
    String detail = start(rejection.detail(), MAX_DETAIL_LENGTH);
    DeadLetter letter =
        new DeadLetter(
            new Rejection(
                rejection.reason(),
                kept
                    ? detail
                    : detail
                        + "; not kept here: "
                        + bytes
                        + " bytes (at most "
                        + maxRecordBytes
                        + ")"),
            rootCause(cause),
            new DeadLetter.Origin(
                record.topic(), record.partition(), record.offset(), record.timestamp()),
            new DeadLetter.Original(
                kept ? record.keyBytes() : Optional.of(NOT_KEPT),
                kept ? record.valueBytes() : Optional.of(NOT_KEPT),
                schemaId),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    byte[] key = letter.original().key().orElse(NOT_KEPT);
    return new OutgoingRecord(topic, key, codec.encode(letter));
  }

  private static long length(Optional<byte[]> bytes) {
    return bytes.map(b -> (long) b.length).orElse(0L);
  }

  private static String start(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }

  private static String rootCause(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String frames =
        Arrays.stream(root.getStackTrace())
            .limit(MAX_FRAMES)
            .map(frame -> "\n  at " + frame)
            .collect(Collectors.joining());
    String text = root + frames;
    return start(text, MAX_CAUSE_LENGTH);
  }
}
