package dev.plumbline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.SchemaHistory;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The registry's format on a real Apicurio registry, over an upgrade of producers and jobs. */
@EnabledIfSystemProperty(
    named = ApicurioIT.HOME,
    matches = ".+",
    disabledReason = "no Apicurio registry: -Dplumbline.apicurio fetches one (109 MB)")
class ApicurioIT {
  static final String HOME = "plumbline.apicurio.home";
  private static final String CAPTIONS = "items-dev.plumbline.avro.Caption";
  private static final ItemEvent DELETE =
      new ItemEvent.Delete(new ItemId("acme", "i"), Instant.EPOCH, "anna");

  @TempDir private static Path directory;
  private static ApicurioProcess apicurio;

  @BeforeAll
  static void start() throws Exception {
    apicurio =
        ApicurioProcess.start(Path.of(System.getProperty(HOME)), directory.resolve("apicurio.log"));
  }

  @AfterAll
  static void stop() {
    apicurio.close();
  }

  private static HttpSchemaRegistry registry() {
    return HttpSchemaRegistry.open(RegistryConfig.of(apicurio.url()));
  }

  /** As a process of its own would have them. */
  private static TopicCodecs codecs(boolean register) {
    return new TopicCodecs(
        Topics.unprefixed(), new RegistryFormats(registry(), SubjectNames.TOPIC_RECORD, register));
  }

  private static void announceAll(TopicCodecs codecs) {
    codecs.items().announce();
    codecs.encodings().announce();
    codecs.aligners().announce();
    codecs.queries().announce();
    codecs.results().announce();
    codecs.feedback().announce();
    codecs.deadLetters().announce();
  }

  @Test
  void everyContractIsRegisteredOnceAndFoundAgain() throws Exception {
    announceAll(codecs(true));
    announceAll(codecs(false));
    Map<String, Optional<Integer>> found =
        Registrations.of(registry(), SubjectNames.TOPIC_RECORD, Topics.unprefixed());
    assertThat(found).hasSize(10).allSatisfy((subject, id) -> assertThat(id).isPresent());
    byte[] record = codecs(true).items().encode(DELETE);
    assertThat(codecs(true).items().schemaId(record))
        .isEqualTo(found.get("items-dev.plumbline.avro.Delete").orElseThrow().toString());
    assertThat(codecs(false).items().decode(record)).isEqualTo(DELETE);
  }

  @Test
  void withoutRegistrationAMissingContractIsAnError() {
    TopicCodecs other =
        new TopicCodecs(
            new Topics("other."),
            new RegistryFormats(registry(), SubjectNames.TOPIC_RECORD, false));
    assertThatThrownBy(() -> other.feedback().announce())
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.isTransient()).isFalse())
        .hasMessageContaining("other.feedback-dev.plumbline.avro.Feedback");
  }

  @Test
  void aNumberThatItDoesNotKnowIsAnUnknownSchema() {
    RecordCodec<ItemEvent> codec = codecs(true).items();
    byte[] record = codec.encode(DELETE);
    record[2] = 99;
    assertThatThrownBy(() -> codec.decode(record))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.rejection().reason()).isEqualTo(Reason.UNKNOWN_SCHEMA));
  }

  @Test
  void aNewerProducerIsReadByAnOlderJobWhereTheRegistryTakesItsContract() throws Exception {
    codecs(true).items().announce();
    apicurio.requireCompatibility(CAPTIONS, "BACKWARD");
    Schema tomorrow = Records.captionOfTomorrow();
    int id = registry().register(CAPTIONS, tomorrow);
    byte[] record = Records.record(id, tomorrow, Map.of("text", "a red circle", "mood", "glad"));
    assertThat(codecs(true).items().decode(record))
        .isInstanceOfSatisfying(
            ItemEvent.Caption.class, c -> assertThat(c.text()).isEqualTo("a red circle"));
    Schema renamed = Records.caption("\"name\":\"text\"", "\"name\":\"words\"");
    assertThatThrownBy(() -> registry().register(CAPTIONS, renamed))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.isTransient()).isFalse())
        .hasMessageContaining("status 409");
  }

  @Test
  void anOlderProducerIsReadByANewerJob() throws Exception {
    Schema first = SchemaHistory.bundled().versions("Query").get(1);
    int id = registry().register("queries-dev.plumbline.avro.Query", first);
    byte[] earlier =
        HexFormat.of()
            .parseHex(Files.readString(Path.of("src/test/resources/golden/v1/query.hex")).strip());
    byte[] body = Arrays.copyOfRange(earlier, 10, earlier.length);
    byte[] record = ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
    TopicCodecs codecs = codecs(true);
    codecs.queries().announce();
    assertThat(codecs.queries().decode(record)).isEqualTo(codecs.queries().decode(earlier));
  }
}
