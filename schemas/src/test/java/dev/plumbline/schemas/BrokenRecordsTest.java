package dev.plumbline.schemas;

import static dev.plumbline.core.event.Rejection.Reason.INVALID_EVENT;
import static dev.plumbline.core.event.Rejection.Reason.UNKNOWN_SCHEMA;
import static dev.plumbline.core.event.Rejection.Reason.UNREADABLE_RECORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.avro.Aligner;
import dev.plumbline.avro.Caption;
import dev.plumbline.avro.Encoded;
import dev.plumbline.avro.Encoding;
import dev.plumbline.avro.Image;
import dev.plumbline.avro.Modality;
import dev.plumbline.avro.Result;
import dev.plumbline.avro.VectorFormat;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.core.event.Rejection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class BrokenRecordsTest {
  @Test
  void whatIsNoRecordIsUnreadable() {
    assertThat(reject(Codecs.items(), new byte[0]).reason()).isEqualTo(UNREADABLE_RECORD);
    assertThat(reject(Codecs.items(), "{\"id\": 1}".getBytes(StandardCharsets.UTF_8)).detail())
        .isEqualTo(
            "the record begins with 7b22 and has 9 bytes"
                + " (expected: c301 and at least 10 bytes)");
    byte[] whole = Codecs.items().encode(Samples.caption());
    assertThat(reject(Codecs.items(), Arrays.copyOf(whole, whole.length - 1)).reason())
        .isEqualTo(UNREADABLE_RECORD);
    assertThat(reject(Codecs.items(), Arrays.copyOf(whole, whole.length + 1)).detail())
        .contains("bytes follow the record's end");
  }

  @Test
  void textThatIsNotUtf8IsUnreadable() {
    byte[] record = Codecs.items().encode(Samples.caption());
    int place = new String(record, StandardCharsets.ISO_8859_1).indexOf("roter");
    record[place] = (byte) 0xC3; // the start of two bytes, of which the second is none
    assertThat(reject(Codecs.items(), record).detail()).contains("is not UTF-8");
  }

  @Test
  void aSchemaThatIsNotKeptIsUnknown() {
    byte[] record = Codecs.items().encode(Samples.caption());
    Arrays.fill(record, 2, 10, (byte) 0xAB);
    assertThat(reject(Codecs.items(), record))
        .isEqualTo(
            new Rejection(
                UNKNOWN_SCHEMA,
                "schema fingerprint: abababababababab (expected: that of a kept schema)"));
  }

  @Test
  void aBrokenRuleIsToldByItsField() throws Exception {
    Caption.Builder caption =
        Caption.newBuilder()
            .setTenant("acme")
            .setId("c")
            .setPartOf("i")
            .setText("x")
            .setEventTime(Samples.WHEN);
    assertInvalid(
        Codecs.items(),
        caption.setTenant("No Tenant").build(),
        "Caption: tenant: 'No Tenant' (expected: [a-z0-9][a-z0-9_-]{0,63})");
    assertInvalid(
        Codecs.items(),
        caption.setTenant("acme").setPartOf("").build(),
        "Caption: partOf: id has 0 characters (expected: 1 to 256)");
    assertInvalid(
        Codecs.items(),
        caption.setPartOf("i").setAttributes(Map.of("n", Double.NaN)).build(),
        "Caption: n: attribute value: NaN (expected: finite)");
  }

  @Test
  void anImageIsThereOnce() throws Exception {
    Image.Builder image =
        Image.newBuilder().setTenant("acme").setId("i").setEventTime(Samples.WHEN);
    assertInvalid(
        Codecs.items(),
        image.build(),
        "Image: neither bytes nor reference is set (expected: one of them)");
    assertInvalid(
        Codecs.items(),
        image.setReference("not a uri").build(),
        "Image: reference: 'not a uri' (expected: a URI)");
    assertInvalid(
        Codecs.items(),
        image.setBytes(ByteBuffer.wrap(new byte[1])).build(),
        "Image: bytes and reference are both set (expected: one of them)");
    assertInvalid(
        Codecs.items(),
        image.setReference(null).setBytes(ByteBuffer.allocate(0)).build(),
        "Image: bytes: 0 bytes (expected: at least 1)");
  }

  @Test
  void vectorsAreWholeAndFinite() throws Exception {
    assertInvalid(
        Codecs.encodings(),
        encoding(encoded().setGlobal(ByteBuffer.allocate(7))),
        "Encoding: global: 7 bytes (expected: 4 a value, at least 1 value)");
    assertInvalid(
        Codecs.encodings(),
        encoding(encoded().setGlobal(Vectors.toBytes(new float[] {0, Float.NaN}))),
        "Encoding: global: vector[1]: NaN (expected: finite)");
    assertInvalid(
        Codecs.encodings(),
        encoding(encoded().setLocalRows(2).setLocalColumns(3).setLocals(ByteBuffer.allocate(4))),
        "Encoding: locals: 4 bytes (expected: 2 x 3 values of 2 bytes)");
    assertInvalid(
        Codecs.encodings(),
        encoding(encoded().setLocalRows(-1)),
        "Encoding: locals: -1 x 0 values (expected: 0 or more)");
    assertInvalid(
        Codecs.encodings(),
        encoding(encoded().setLocalFormat(VectorFormat.UNKNOWN)),
        "Encoding: locals: format UNKNOWN (expected: FLOAT32 or FLOAT16)");
    assertInvalid(
        Codecs.encodings(),
        encoding(encoded().setModality(Modality.UNKNOWN)),
        "Encoding: modality: UNKNOWN (expected: one of IMAGE, TEXT, CLIP)");
    assertInvalid(
        Codecs.encodings(),
        encoding(encoded().setLocalRows(1).setLocalColumns(1).setLocals(ByteBuffer.allocate(2))),
        "Encoding: 0 regions (expected: 1, one a vector)");
  }

  @Test
  void aResultIsOneOfTheTwo() throws Exception {
    assertInvalid(
        Codecs.results(),
        new Result("q", "t", null, null),
        "Result: answered and failed are both null (expected: one of them)");
  }

  @Test
  void anAlignerHasAVersion() throws Exception {
    Aligner aligner =
        Aligner.newBuilder()
            .setVersion(0)
            .setMethod("cca")
            .setVisualEncoderName("v")
            .setVisualEncoderVersion("1")
            .setTextualEncoderName("t")
            .setTextualEncoderVersion("1")
            .setCreated(Samples.WHEN)
            .setSha256("")
            .build();
    assertInvalid(
        Codecs.aligners(), aligner, "Aligner: version: aligner version: 0 (expected: >= 1)");
  }

  /** Bytes at random may be another valid record; they never do worse than be refused. */
  @Test
  void noBytesDoMoreHarmThanARejection() {
    assertSurvives(Codecs.items(), Samples.image(), 1);
    assertSurvives(Codecs.items(), Samples.caption(), 2);
    assertSurvives(Codecs.items(), Samples.clip(), 3);
    assertSurvives(Codecs.encodings(), Samples.encoded(), 4);
    assertSurvives(Codecs.queries(), Samples.query(), 5);
    assertSurvives(Codecs.results(), Samples.answered(), 6);
    assertSurvives(Codecs.aligners(), Samples.aligner(), 7);
    assertSurvives(Codecs.deadLetters(), Samples.deadLetter(), 8);
  }

  private static <T> void assertSurvives(RecordCodec<T> codec, T sample, int seed) {
    Random random = new Random(seed);
    byte[] whole = codec.encode(sample);
    int rejected = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] mutated = Arrays.copyOf(whole, whole.length - random.nextInt(3));
      for (int m = 0; m <= random.nextInt(3); m++) {
        mutated[10 + random.nextInt(mutated.length - 10)] = (byte) random.nextInt(256);
      }
      try {
        codec.decode(mutated);
      } catch (RejectedException e) {
        rejected++;
      }
    }
    assertThat(rejected).isBetween(500, 4_999);
  }

  private static Encoded.Builder encoded() {
    return Encoded.newBuilder()
        .setModality(Modality.IMAGE)
        .setSource("")
        .setLocalFormat(VectorFormat.FLOAT16)
        .setLocalRows(0)
        .setLocalColumns(0)
        .setLocals(ByteBuffer.allocate(0))
        .setRegions(List.of())
        .setEncoderName("e")
        .setEncoderVersion("1")
        .setGlobal(Vectors.toBytes(new float[] {1}));
  }

  private static Encoding encoding(Encoded.Builder encoded) {
    return new Encoding("acme", "i", Samples.WHEN, encoded.build());
  }

  private static void assertInvalid(RecordCodec<?> codec, SpecificRecordBase record, String detail)
      throws Exception {
    assertThat(reject(codec, write(record))).isEqualTo(new Rejection(INVALID_EVENT, detail));
  }

  private static byte[] write(SpecificRecordBase record) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Codecs.singleObject().writeHeader(record.getSchema(), out);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<SpecificRecordBase>(record.getSchema(), record.getSpecificData())
        .write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static Rejection reject(RecordCodec<?> codec, byte[] bytes) {
    return catchThrowableOfType(RejectedException.class, () -> codec.decode(bytes)).rejection();
  }
}
