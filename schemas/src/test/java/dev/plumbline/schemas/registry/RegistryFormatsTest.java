package dev.plumbline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.RecordCodec;
import dev.plumbline.schemas.TopicCodecs;
import dev.plumbline.schemas.Topics;
import dev.plumbline.testkit.registry.TestingSchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RegistryFormatsTest {
  private static final ItemEvent DELETE =
      new ItemEvent.Delete(new ItemId("acme", "i"), Instant.EPOCH, "anna");

  private final TestingSchemaRegistry server = TestingSchemaRegistry.start();
  private final AtomicLong nanos = new AtomicLong();

  @AfterEach
  void stop() {
    server.close();
  }

  private TopicCodecs codecs(SubjectNames subjects, boolean register) {
    RegistryConfig config =
        new RegistryConfig(
            server.url(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(5),
            Duration.ofMillis(300));
    return new TopicCodecs(
        new Topics("shop."),
        new RegistryFormats(HttpSchemaRegistry.open(config), subjects, register, nanos::get));
  }

  private RecordCodec<ItemEvent> items() {
    return codecs(SubjectNames.TOPIC_RECORD, true).items();
  }

  private static Reason reason(RecordCodec<?> codec, byte[] record) {
    return catchThrowableOfType(RejectedException.class, () -> codec.decode(record))
        .rejection()
        .reason();
  }

  @Test
  void aRecordBeginsWithTheSchemasNumber() throws Exception {
    RecordCodec<ItemEvent> codec = items();
    byte[] record = codec.encode(DELETE);
    assertThat(Arrays.copyOf(record, 5)).containsExactly(0, 0, 0, 0, 1);
    assertThat(codec.decode(record)).isEqualTo(DELETE);
    assertThat(codec.schemaId(record)).isEqualTo("1");
    assertThat(items().decode(record)).as("read by another process").isEqualTo(DELETE);
  }

  @Test
  void announcingRegistersEachKindUnderASubjectOfItsOwn() {
    items().announce();
    assertThat(server.requests())
        .containsExactly(
            "POST /subjects/shop.items-dev.plumbline.avro.Image/versions",
            "POST /subjects/shop.items-dev.plumbline.avro.Caption/versions",
            "POST /subjects/shop.items-dev.plumbline.avro.Clip/versions",
            "POST /subjects/shop.items-dev.plumbline.avro.Delete/versions");
    codecs(SubjectNames.RECORD, true).queries().announce();
    assertThat(server.requests()).contains("POST /subjects/dev.plumbline.avro.Query/versions");
  }

  @Test
  void whatIsRegisteredIsTheContractAndNoViewOfJavas() throws Exception {
    items().announce();
    RegistryConfig config = RegistryConfig.of(server.url());
    Schema image = HttpSchemaRegistry.open(config).schema(1).orElseThrow();
    assertThat(image.getFullName()).isEqualTo("dev.plumbline.avro.Image");
    assertThat(image.toString()).doesNotContain("avro.java.string");
    assertThat(image.getDoc()).isNotBlank();
  }

  @Test
  void withoutRegistrationAMissingSchemaIsAnErrorAtTheStart() {
    RecordCodec<ItemEvent> codec = codecs(SubjectNames.TOPIC_RECORD, false).items();
    assertThatThrownBy(codec::announce)
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.isTransient()).isFalse())
        .hasMessageContaining(
            "dev.plumbline.avro.Image of this version is not registered under subject"
                + " shop.items-dev.plumbline.avro.Image");
    items().announce();
    codec.announce();
    assertThat(codec.encode(DELETE)).startsWith(0, 0, 0, 0, 4);
  }

  @Test
  void knownNumbersOutliveTheRegistry() throws Exception {
    RecordCodec<ItemEvent> codec = items();
    byte[] record = codec.encode(DELETE);
    codec.decode(record);
    server.stop();
    assertThat(codec.decode(codec.encode(DELETE))).isEqualTo(DELETE);
  }

  @Test
  void aRegistryThatIsDownRejectsNoRecord() throws Exception {
    byte[] record = items().encode(DELETE);
    RecordCodec<ItemEvent> fresh = items();
    server.stop();
    assertThatThrownBy(() -> fresh.decode(record))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.isTransient()).isTrue())
        .hasMessageContaining("schema registry at " + server.url() + " does not answer");
    assertThat(fresh.schemaId(record)).isEqualTo("1");
    server.restart();
    server.answerWith(503);
    assertThatThrownBy(() -> fresh.decode(record)).isInstanceOf(ServiceException.class);
    server.answerWith(200);
    assertThat(fresh.decode(record)).isEqualTo(DELETE);
  }

  @Test
  void aNumberThatTheRegistryDoesNotKnowIsAnUnknownSchema() throws Exception {
    RecordCodec<ItemEvent> codec = items();
    byte[] record = codec.encode(DELETE);
    record[4] = 77;
    assertThat(reason(codec, record)).isEqualTo(Reason.UNKNOWN_SCHEMA);
    assertThat(codec.schemaId(record)).isEqualTo("77");
    record[1] = -1;
    assertThat(reason(codec, record)).isEqualTo(Reason.UNKNOWN_SCHEMA);
  }

  @Test
  void anUnknownNumberIsNotAskedForWithEachRecord() throws Exception {
    RecordCodec<ItemEvent> codec = items();
    byte[] record = codec.encode(DELETE);
    record[4] = 2;
    for (int i = 0; i < 100; i++) {
      assertThat(reason(codec, record)).isEqualTo(Reason.UNKNOWN_SCHEMA);
    }
    assertThat(server.requests()).filteredOn(r -> r.equals("GET /schemas/ids/2")).hasSize(1);
    Schema tomorrow = Records.captionOfTomorrow();
    assertThat(server.register("captions", tomorrow.toString())).isEqualTo(2);
    byte[] caption = Records.record(2, tomorrow, Map.of("mood", "cheerful"));
    nanos.addAndGet(AbsentIds.KEPT.toNanos());
    assertThat(codec.decode(caption)).isInstanceOf(ItemEvent.Caption.class);
  }

  @Test
  void whatIsNoRecordIsUnreadable() throws Exception {
    RecordCodec<ItemEvent> codec = items();
    byte[] record = codec.encode(DELETE);
    assertThat(reason(codec, new byte[0])).isEqualTo(Reason.UNREADABLE_RECORD);
    assertThat(reason(codec, Arrays.copyOf(record, 4))).isEqualTo(Reason.UNREADABLE_RECORD);
    assertThat(reason(codec, Arrays.copyOf(record, record.length - 1)))
        .isEqualTo(Reason.UNREADABLE_RECORD);
    assertThat(reason(codec, Arrays.copyOf(record, record.length + 1)))
        .isEqualTo(Reason.UNREADABLE_RECORD);
    assertThat(codec.schemaId(new byte[] {0, 1})).isEmpty();
  }

  @Test
  void aSchemaOfAnotherTopicOrOfNoContractIsUnknown() throws Exception {
    TopicCodecs codecs = codecs(SubjectNames.TOPIC_RECORD, true);
    byte[] record = codecs.items().encode(DELETE);
    assertThat(reason(codecs.queries(), record)).isEqualTo(Reason.UNKNOWN_SCHEMA);
    server.register("strings", "\"string\"");
    record[4] = 2;
    assertThat(reason(codecs.items(), record)).isEqualTo(Reason.UNKNOWN_SCHEMA);
  }

  @Test
  void recordsFromBeforeTheRegistryAreRead() throws Exception {
    byte[] earlier = Codecs.items().encode(DELETE);
    RecordCodec<ItemEvent> codec = items();
    assertThat(codec.decode(earlier)).isEqualTo(DELETE);
    assertThat(codec.schemaId(earlier)).isEqualTo(Codecs.items().schemaId(earlier));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void withoutARegistryItsRecordsAreUnreadableAndTheReasonIsSaid() {
    byte[] record = items().encode(DELETE);
    assertThatThrownBy(() -> Codecs.items().decode(record))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("set kafka.registry.url");
  }

  @Test
  void aFieldOfTomorrowIsPassedOver() throws Exception {
    Schema tomorrow = Records.captionOfTomorrow();
    int id = server.register("shop.items-dev.plumbline.avro.Caption", tomorrow.toString());
    byte[] record = Records.record(id, tomorrow, Map.of("text", "a red circle", "mood", "glad"));
    assertThat(items().decode(record))
        .isInstanceOfSatisfying(
            ItemEvent.Caption.class, c -> assertThat(c.text()).isEqualTo("a red circle"));
  }

  @Test
  void aContractThatOursCannotReadIsUnknown() throws Exception {
    Schema renamed = Records.caption("\"name\":\"text\"", "\"name\":\"words\"");
    int id = server.register("shop.items-dev.plumbline.avro.Caption", renamed.toString());
    byte[] record = Records.record(id, renamed, Map.of());
    assertThat(reason(items(), record)).isEqualTo(Reason.UNKNOWN_SCHEMA);
  }
}
