package dev.plumbline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.avro.Caption;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contracts over time: what was ever written can be read, and tomorrow's records too. */
class EvolutionTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static Collection<String> names() {
    return SchemaHistory.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void allKeptVersionsReadEachOther(String name) {
    Collection<Schema> versions = SchemaHistory.bundled().versions(name).values();
    assertThat(versions).isNotEmpty();
    for (Schema reader : versions) {
      for (Schema writer : versions) {
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType())
            .as("%s reads %s", reader, writer)
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsWrittenIsKept(String name) throws Exception {
    Schema written =
        SpecificData.get().getSchema(Class.forName(Caption.class.getPackageName() + "." + name));
    var kept = SchemaHistory.bundled().versions(name);
    assertThat(fingerprint(kept.get(kept.lastKey())))
        .as("copy %s.avsc into a new directory of avro-history", name)
        .isEqualTo(fingerprint(written));
  }

  static Stream<Arguments> samples() {
    return Stream.of(
        arguments("image", 1, Codecs.items(), Samples.image()),
        arguments("image-by-reference", 1, Codecs.items(), Samples.imageByReference()),
        arguments("caption", 1, Codecs.items(), Samples.caption()),
        arguments("clip", 1, Codecs.items(), Samples.clip()),
        arguments("delete", 1, Codecs.items(), Samples.delete()),
        arguments("encoded", 1, Codecs.encodings(), Samples.encoded()),
        arguments("deleted", 1, Codecs.encodings(), Samples.deleted()),
        arguments("query", 1, Codecs.queries(), Samples.query()),
        arguments("hybrid-query", 2, Codecs.queries(), Samples.hybridQuery()),
        arguments("answered", 1, Codecs.results(), Samples.answered()),
        arguments("failed", 1, Codecs.results(), Samples.failed()),
        arguments("wrong-filter", 3, Codecs.results(), Samples.wrongFilter()),
        arguments("feedback", 1, Codecs.feedback(), Samples.feedback()),
        arguments("aligner", 1, Codecs.aligners(), Samples.aligner()),
        arguments("stored-aligner", 1, Codecs.aligners(), Samples.storedAligner()),
        arguments("dead-letter", 1, Codecs.deadLetters(), Samples.deadLetter()));
  }

  /**
   * Files are only ever added: {@code -Dplumbline.write=true} writes those of the newest version.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  <T> void bytesOfEveryVersionMeanTheSame(String name, int since, RecordCodec<T> codec, T sample)
      throws Exception {
    Path newest = GOLDEN.resolve("v" + SchemaHistory.NEWEST).resolve(name + ".hex");
    if (Boolean.getBoolean("plumbline.write") && !Files.exists(newest)) {
      Files.createDirectories(newest.getParent());
      Files.writeString(newest, HexFormat.of().formatHex(codec.encode(sample)) + "\n");
    }
    for (int version = since; version <= SchemaHistory.NEWEST; version++) {
      Path file = GOLDEN.resolve("v" + version).resolve(name + ".hex");
      byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
      assertThat(codec.decode(bytes))
          .as(file.toString())
          .usingRecursiveComparison()
          .isEqualTo(sample);
    }
  }

  @Test
  void aFieldOfTomorrowIsPassedOver() throws Exception {
    Schema tomorrow =
        changed(
            "\"name\":\"source\"", "\"name\":\"mood\", \"type\":\"string\"},{\"name\":\"source\"");
    byte[] record = caption(tomorrow, "mood", "cheerful");
    ItemEvent read = Codecs.items(formatOf(tomorrow)).decode(record);
    assertThat(read)
        .isInstanceOfSatisfying(
            ItemEvent.Caption.class, c -> assertThat(c.text()).isEqualTo("a red circle"));
  }

  @Test
  void aSchemaThatOursCannotReadIsUnknown() throws Exception {
    Schema renamed = changed("\"name\":\"text\"", "\"name\":\"words\"");
    byte[] record = caption(renamed, "words", "a red circle");
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> Codecs.items(formatOf(renamed)).decode(record))
        .satisfies(e -> assertThat(e.rejection().reason()).isEqualTo(Reason.UNKNOWN_SCHEMA))
        .withMessageContaining("text");
  }

  private static Schema changed(String from, String to) {
    String json = Caption.getClassSchema().toString();
    assertThat(json).contains(from);
    return new Schema.Parser().parse(json.replace(from, to));
  }

  private static WireFormat formatOf(Schema schema) {
    return new SingleObjectFormat(
        fingerprint -> Optional.of(schema).filter(s -> fingerprint(s) == fingerprint));
  }

  private static byte[] caption(Schema schema, String field, Object value) throws Exception {
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field f : schema.getFields()) {
      record.put(f.pos(), "a red circle");
    }
    record.put("tenant", "acme");
    record.put("id", "c");
    record.put("partOf", "i");
    record.put("attributes", Map.of());
    record.put("eventTime", 0L);
    record.put(field, value);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    formatOf(schema).writeHeader(schema, out);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(schema).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }
}
