package dev.plumbline.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Encoding;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.kafka.AlignerFollower;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.RecordCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What vectors a generation must hold: each item's last encoding, by the generation's aligner. */
final class Vectors {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final Aligner aligner;
  private final Map<ItemId, Encoding> last;

  private Vectors(Aligner aligner, Map<ItemId, Encoding> last) {
    this.aligner = aligner;
    this.last = last;
  }

  static Vectors of(PlumblineConfig config, AlignerVersion version) {
    try (AlignerFollower aligners = Assembly.followAligners(config)) {
      return new Vectors(
          aligners.await(version, DEADLINE).orElseThrow(), read(Assembly.kafka(config)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Map<ItemId, Encoding> read(KafkaClientConfig kafka) {
    RecordCodec<EncodingEvent> codec = Codecs.encodings();
    Map<ItemId, Encoding> last = new HashMap<>();
    new TopicReader(kafka, DEADLINE)
        .read(
            kafka.topics().encodings().name(),
            record -> {
              EncodingEvent event = decode(codec, record.value().orElseThrow());
              if (event instanceof EncodingEvent.Encoded encoded) {
                last.put(event.id(), encoded.encoding());
              } else {
                last.remove(event.id());
              }
              return true;
            });
    return last;
  }

  private static EncodingEvent decode(RecordCodec<EncodingEvent> codec, byte[] value) {
    try {
      return codec.decode(value);
    } catch (RejectedException e) {
      throw new AssertionError(e);
    }
  }

  void check(List<IndexRecord> held) {
    assertThat(held).hasSameSizeAs(last.keySet());
    for (IndexRecord record : held) {
      Encoding encoding = last.get(record.item().id());
      assertThat(aligner.project(record.item().modality(), encoding.global()).dot(record.vector()))
          .as("%s: cosine with its last encoding", record.item().id())
          .isGreaterThan(0.9999);
    }
  }
}
