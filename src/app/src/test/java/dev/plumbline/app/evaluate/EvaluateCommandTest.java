package dev.plumbline.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.BrokerTest;
import dev.plumbline.app.CommandRun;
import dev.plumbline.core.event.EncodingEvent;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.kafka.AlignerPublisher;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.Keys;
import dev.plumbline.schemas.RecordCodec;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvaluateCommandTest extends BrokerTest {
  @BeforeEach
  void prepare() {
    createTopics();
  }

  private void encode(int pictures) {
    RecordCodec<EncodingEvent> codec = Codecs.encodings();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < pictures; i++) {
        send(producer, codec, Pairs.image(i));
        send(producer, codec, Pairs.caption(i, 0));
        send(producer, codec, Pairs.caption(i, 1));
      }
    }
  }

  private void send(
      KafkaProducer<byte[], byte[]> producer,
      RecordCodec<EncodingEvent> codec,
      EncodingEvent event) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                kafka.topics().encodings().name(), Keys.of(event.id()), codec.encode(event)));
  }

  private void publish() {
    try (AlignerPublisher publisher = AlignerPublisher.open(kafka, SOON)) {
      publisher.publish(Pairs.aligner(1, false, Pairs.EYE));
      publisher.publish(Pairs.aligner(2, true, Pairs.EYE));
      publisher.publish(Pairs.aligner(3, true, new EncoderVersion("another eye", "1")));
    }
  }

  @Test
  void comparesVersionsOnTheStreamsHeldOutPairs() throws Exception {
    encode(1000);
    publish();
    CommandRun run = run("evaluate", "--pictures", "50").succeeded();
    assertThat(run.out())
        .contains("held-out pairs of the stream (10 % of its pictures): 50 pictures, 100 captions")
        .containsPattern("a1 +bad +50 +2.0 +10.0 +20.0 +1.0 ")
        .containsPattern("a2 +good +50 +100.0 +100.0 +100.0 +5.0 +1.0 +100.0")
        .containsPattern("chance +50 +2.0 +10.0 +20.0 +1.0 +25.5 ")
        .doesNotContain("a3");
    JsonNode json = new ObjectMapper().readTree(run("evaluate", "--json", "--aligner", "2").out());
    assertThat(json.path("aligners")).hasSize(1);
    JsonNode aligner = json.path("aligners").get(0);
    assertThat(aligner.path("version").asLong()).isEqualTo(2);
    assertThat(aligner.path("textToImage").path("recallAt1").asDouble()).isEqualTo(100);
    assertThat(aligner.path("textToImage").path("candidates").asInt())
        .isEqualTo(aligner.path("pictures").asInt())
        .isBetween(70, 130); // a tenth of 1,000
  }

  @Test
  void saysWhatIsMissing() {
    CommandRun noAligner = run("evaluate");
    assertThat(noAligner.code()).isEqualTo(3);
    assertThat(noAligner.err()).contains("no aligner is published yet");
    publish();
    CommandRun noPairs = run("evaluate");
    assertThat(noPairs.code()).isEqualTo(3);
    assertThat(noPairs.err()).contains("no pairs to measure on: held-out pairs of the stream");
    CommandRun unknown = run("evaluate", "--aligner", "9");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("--aligner 9 is not known");
    assertThat(run("evaluate", "--scenes", "5", "--folder", "x").code()).isEqualTo(2);
  }
}
