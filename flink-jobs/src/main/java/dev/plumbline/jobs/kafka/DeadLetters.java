package dev.plumbline.jobs.kafka;

import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.Topics;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Wraps records that could not be used, whole, for the topic of dead letters. */
public final class DeadLetters {
  private static final int MAX_FRAMES = 5;
  private static final int MAX_CAUSE_LENGTH = 2000;

  private final String topic;
  private final InstantSource clock;
  private final RecordCodec<DeadLetter> codec = Codecs.deadLetters();

  public DeadLetters(Topics topics, InstantSource clock) {
    this.topic = topics.deadLetters().name();
    this.clock = clock;
  }

  /**
   * The dead letter of a record.
   *
   * @param schemaId the writer's schema as the record names it; may be empty
   */
  public OutgoingRecord of(
      SourceRecord record, String schemaId, Rejection rejection, Throwable cause) {
    DeadLetter letter =
        new DeadLetter(
            rejection,
            rootCause(cause),
            new DeadLetter.Origin(
                record.topic(), record.partition(), record.offset(), record.timestamp()),
            new DeadLetter.Original(record.keyBytes(), record.valueBytes(), schemaId),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    byte[] key = record.keyBytes().orElseGet(() -> new byte[0]);
    return new OutgoingRecord(topic, key, codec.encode(letter));
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
    return text.substring(0, Math.min(text.length(), MAX_CAUSE_LENGTH));
  }
}
