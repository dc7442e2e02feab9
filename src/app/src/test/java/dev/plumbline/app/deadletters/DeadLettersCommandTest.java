package dev.plumbline.app.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.BrokerTest;
import dev.plumbline.app.CommandRun;
import dev.plumbline.app.ItemsOnTopic;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.event.Rejection.Reason;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersCommandTest extends BrokerTest {
  private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NEW = Instant.parse("2026-02-01T00:00:00Z");

  @BeforeEach
  void prepare() {
    createTopics();
  }

  private static ItemEvent item(String id) {
    return new ItemEvent.Delete(new ItemId("default", id), Instant.EPOCH, "test");
  }

  private DeadLetter letter(Reason reason, String id, Instant rejectedAt) {
    return new DeadLetter(
        new Rejection(reason, "detail of " + id),
        "java.io.IOException: because\n\tat Somewhere",
        new DeadLetter.Origin(kafka.topics().items().name(), 2, 17, 1_700_000_000_000L),
        new DeadLetter.Original(
            Optional.of(Keys.of(new ItemId("default", id))),
            Optional.of(Codecs.items().encode(item(id))),
            "0123456789abcdef"),
        rejectedAt);
  }

  private void file(DeadLetter... letters) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (DeadLetter letter : letters) {
        producer
            .send(
                new ProducerRecord<>(
                    kafka.topics().deadLetters().name(),
                    letter.original().key().orElseThrow(),
                    Codecs.deadLetters().encode(letter)))
            .get(30, TimeUnit.SECONDS);
      }
    }
  }

  private void fileThree() throws Exception {
    file(
        letter(Reason.TOO_LARGE, "a", OLD),
        letter(Reason.UNDECODABLE_IMAGE, "b", NEW),
        letter(Reason.TOO_LARGE, "c", NEW));
  }

  @Test
  void listsTheNewestAndCountsAll() throws Exception {
    assertThat(run("dead-letters", "list").succeeded().out()).startsWith("no dead letters");
    fileThree();
    String out = run("dead-letters", "list", "--limit", "2").succeeded().out();
    assertThat(out)
        .doesNotContain("detail of a")
        .containsPattern(
            "0@1 +UNDECODABLE_IMAGE +\\S+items-2@17 +default/b +2026-02-01T00:00:00Z +detail of b")
        .containsPattern("TOO_LARGE +2\n")
        .containsPattern("UNDECODABLE_IMAGE +1\n");
    JsonNode json =
        new ObjectMapper()
            .readTree(
                run(
                        "dead-letters",
                        "list",
                        "--json",
                        "--reason",
                        "too_large",
                        "--since",
                        "2026-01-15T00:00:00Z")
                    .succeeded()
                    .out());
    assertThat(json).hasSize(1);
    assertThat(json.get(0).path("place").asText()).isEqualTo("0@2");
    assertThat(json.get(0).path("key").asText()).isEqualTo("default/c");
    CommandRun wrong = run("dead-letters", "list", "--since", "yesterday");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--since yesterday (expected: 2026-01-02T03:04:05Z");
  }

  @Test
  void showsOne() throws Exception {
    fileThree();
    assertThat(run("dead-letters", "show", "0@1").succeeded().out())
        .contains("reason       UNDECODABLE_IMAGE")
        .contains("written at   2023-11-14T22:13:20Z")
        .contains("schema       0123456789abcdef")
        .contains("bytes: c3 01 ")
        .contains("  java.io.IOException: because");
    assertThat(run("dead-letters", "show", "1").succeeded().out()).contains("detail of b");
    assertThat(run("dead-letters", "show", "99").err()).contains("no dead letter at 99");
    assertThat(run("dead-letters", "show", "x").code()).isEqualTo(2);
  }

  @Test
  void exportsRecordsAsTheyWere() throws Exception {
    fileThree();
    Path out = directory.resolve("letters");
    run("dead-letters", "export", out.toString(), "--reason", "TOO_LARGE").succeeded();
    List<String> lines = Files.readAllLines(out.resolve("dead-letters.jsonl"));
    assertThat(lines).hasSize(2);
    JsonNode line = new ObjectMapper().readTree(lines.get(1));
    assertThat(line.path("detail").asText()).isEqualTo("detail of c");
    assertThat(Files.readAllBytes(out.resolve(line.path("file").asText())))
        .isEqualTo(Codecs.items().encode(item("c")));
  }

  @Test
  void sendsRecordsRoundAgain() throws Exception {
    fileThree();
    assertThat(run("dead-letters", "replay").code()).isEqualTo(2);
    assertThat(run("dead-letters", "replay", "--all", "--dry-run").succeeded().out())
        .startsWith("3 records would be sent");
    assertThat(ItemsOnTopic.byId(kafka)).isEmpty();
    assertThat(run("dead-letters", "replay", "--reason", "TOO_LARGE").succeeded().out())
        .startsWith("2 records sent again");
    assertThat(ItemsOnTopic.byId(kafka)).containsOnlyKeys("a", "c");
    run("dead-letters", "replay", "0@1").succeeded();
    assertThat(ItemsOnTopic.byId(kafka).values()).containsExactly(item("a"), item("b"), item("c"));
  }

  @Test
  void printsKeysThatAreNoText() {
    assertThat(LetterJson.printable("\u65e5".getBytes(StandardCharsets.UTF_8))).isEqualTo("\u65e5");
    assertThat(LetterJson.printable(new byte[] {(byte) 0xff, 1})).isEqualTo("0xff01");
  }
}
