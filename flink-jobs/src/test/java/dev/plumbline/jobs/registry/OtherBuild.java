package dev.plumbline.jobs.registry;

import dev.plumbline.avro.Caption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Captions as a build of tomorrow writes them: with a field more, which may be left out. */
final class OtherBuild {
  private OtherBuild() {}

  static Schema caption() {
    String json = Caption.getClassSchema().toString();
    return new Schema.Parser()
        .parse(
            json.replace(
                "{\"name\":\"source\"",
                "{\"name\":\"mood\",\"type\":[\"null\",\"string\"],\"default\":null},"
                    + "{\"name\":\"source\""));
  }

  static byte[] withRegistry(int schemaId, String id) throws IOException {
    return record(ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array(), id);
  }

  static byte[] singleObject(String id) throws IOException {
    long fingerprint = SchemaNormalization.parsingFingerprint64(caption());
    return record(
        ByteBuffer.allocate(10)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 0x01C3)
            .putLong(fingerprint)
            .array(),
        id);
  }

  private static byte[] record(byte[] head, String id) throws IOException {
    Schema schema = caption();
    GenericData.Record caption = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      caption.put(field.pos(), "a red circle");
    }
    caption.put("tenant", "default");
    caption.put("id", id);
    caption.put("partOf", "picture");
    caption.put("attributes", Map.of());
    caption.put("eventTime", 0L);
    caption.put("mood", "cheerful");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(schema).write(caption, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
