package dev.plumbline.app.evaluate;

import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.refine.Holdout;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.kafka.TopicRecord;
import dev.plumbline.schemas.RecordCodec;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pairs that the stream holds out, from the topic of encodings. */
final class StreamPairs implements PairSource {
  private static final Logger log = LoggerFactory.getLogger(StreamPairs.class);

  private final KafkaClientConfig kafka;
  private final int percent;
  private final StreamSample sample;

  StreamPairs(
      PlumblineConfig config, KafkaClientConfig kafka, Optional<String> tenant, int pictures) {
    this.kafka = kafka;
    this.percent = config.aligner().holdoutPercent();
    this.sample =
        new StreamSample(
            tenant.orElse(config.search().defaultTenant()), new Holdout(percent), pictures);
  }

  @Override
  public String name() {
    return "held-out pairs of the stream (" + percent + " % of its pictures)";
  }

  @Override
  public List<PictureVectors> draw() {
    RecordCodec<EncodingEvent> codec = kafka.codecs().encodings();
    new TopicReader(kafka, KafkaAccess.DEADLINE)
        .read(
            kafka.topics().encodings().name(),
            record -> {
              record.value().ifPresent(value -> take(codec, record, value));
              return true;
            });
    return sample.drawn();
  }

  private void take(RecordCodec<EncodingEvent> codec, TopicRecord record, byte[] value) {
    try {
      sample.take(codec.decode(value));
    } catch (RejectedException e) {
      log.warn("the encoding at {} cannot be read: {}", record.place(), e.getMessage());
    }
  }
}
