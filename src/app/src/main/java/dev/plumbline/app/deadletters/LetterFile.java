package dev.plumbline.app.deadletters;

import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.kafka.TopicRecord;
import dev.plumbline.schemas.RecordCodec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic of dead letters, read from its beginning to its end of now. */
public final class LetterFile {
  private static final Logger log = LoggerFactory.getLogger(LetterFile.class);
  private static final Pattern PLACE = Pattern.compile("(?:(\\d{1,9})@)?(\\d{1,18})");

  private final RecordCodec<DeadLetter> codec;
  private final TopicReader reader;
  private final String topic;

  public LetterFile(KafkaClientConfig kafka) {
    this.codec = kafka.codecs().deadLetters();
    this.reader = new TopicReader(kafka, KafkaAccess.DEADLINE);
    this.topic = kafka.topics().deadLetters().name();
  }

  /** Goes through all letters, the oldest of each partition first. */
  void forEach(Consumer<FiledLetter> handler) {
    reader.read(
        topic,
        record -> {
          open(record).ifPresent(handler);
          return true;
        });
  }

  /**
   * One letter; empty if it is not there.
   *
   * @param place {@code PARTITION@OFFSET}, or the offset alone for partition 0
   * @throws IllegalArgumentException if the place is written otherwise
   */
  Optional<FiledLetter> find(String place) {
    Matcher matcher = PLACE.matcher(place);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "place: '" + place + "' (expected: PARTITION@OFFSET or OFFSET)");
    }
    int partition = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    return reader.find(topic, partition, Long.parseLong(matcher.group(2))).flatMap(this::open);
  }

  /** How many there are, by reason. */
  public Map<Rejection.Reason, Long> counts() {
    Map<Rejection.Reason, Long> counts = new EnumMap<>(Rejection.Reason.class);
    forEach(filed -> counts.merge(filed.letter().rejection().reason(), 1L, Long::sum));
    return counts;
  }

  private Optional<FiledLetter> open(TopicRecord record) {
    if (record.value().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FiledLetter(
              record.partition() + "@" + record.offset(), codec.decode(record.value().get())));
    } catch (RejectedException e) {
      log.warn("the dead letter at {} cannot be read: {}", record.place(), e.getMessage());
      return Optional.empty();
    }
  }
}
