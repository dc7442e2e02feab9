package dev.plumbline.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private static final Topics TOPICS = Topics.unprefixed();
  private static final byte[] KEY = "default/a".getBytes(StandardCharsets.UTF_8);

  private final DeadLetters deadLetters =
      new DeadLetters(
          TOPICS,
          TopicCodecs.singleObject(TOPICS).deadLetters(),
          InstantSource.fixed(Instant.EPOCH));

  @Test
  void keepsTheLargestRecordThatIsInBounds() throws Exception {
    byte[] value = new byte[TOPICS.items().maxMessageBytes()];

    OutgoingRecord letter = letter(KEY, value, "what is wrong");

    assertThat(TOPICS.deadLetters().takes(letter.key(), letter.value())).isTrue();
    assertThat(read(letter).original().value()).hasValue(value);
    assertThat(read(letter).rejection().detail()).isEqualTo("what is wrong");
  }

  /** What a producer has compressed may unfold to more than any topic takes. */
  @Test
  void namesARecordThatIsTooLargeToBeKept() throws Exception {
    OutgoingRecord letter = letter(KEY, new byte[30 << 20], "what is wrong");

    assertThat(TOPICS.deadLetters().takes(letter.key(), letter.value())).isTrue();
    DeadLetter read = read(letter);
    assertThat(read.rejection().detail()).contains("what is wrong; not kept here: 31457298 bytes");
    assertThat(read.origin()).isEqualTo(new DeadLetter.Origin("items", 3, 41, 5));
    assertThat(read.original().value()).as("no delete, if it is sent again").hasValue(new byte[0]);
  }

  @Test
  void neitherKeyNorDetailCanMakeALetterTooLarge() throws Exception {
    OutgoingRecord large = letter(new byte[3 << 20], new byte[10], "x".repeat(3 << 20));

    assertThat(TOPICS.deadLetters().takes(large.key(), large.value())).isTrue();
    assertThat(read(large).rejection().detail()).hasSizeLessThan(3_000);
  }

  private OutgoingRecord letter(byte[] key, byte[] value, String detail) {
    RejectedException cause = new RejectedException(Rejection.Reason.UNREADABLE_RECORD, detail);
    return deadLetters.of(
        new SourceRecord("items", 3, 41, 5, key, value), "", cause.rejection(), cause);
  }

  private static DeadLetter read(OutgoingRecord letter) throws RejectedException {
    return Codecs.deadLetters().decode(letter.value());
  }
}
