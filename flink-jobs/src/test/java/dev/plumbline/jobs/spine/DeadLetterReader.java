package dev.plumbline.jobs.spine;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.schemas.RecordCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads all dead letters there are. */
public final class DeadLetterReader {
  private DeadLetterReader() {}

  public static List<DeadLetter> all(PlumblineConfig config) {
    KafkaClientConfig kafka = Assembly.kafka(config);
    RecordCodec<DeadLetter> codec = kafka.codecs().deadLetters();
    List<DeadLetter> letters = new ArrayList<>();
    new TopicReader(kafka, Duration.ofSeconds(10))
        .read(
            kafka.topics().deadLetters().name(),
            record -> {
              try {
                letters.add(codec.decode(record.value().orElseThrow()));
              } catch (RejectedException e) {
                throw new AssertionError(e);
              }
              return true;
            });
    return letters;
  }
}
