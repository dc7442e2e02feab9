package dev.plumbline.schemas.registry;

import dev.plumbline.avro.Caption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Captions as another build would write them. */
final class Records {
  private Records() {}

  /** The contract of a caption with something in it changed. */
  static Schema caption(String from, String to) {
    String json = Caption.getClassSchema().toString();
    if (!json.contains(from)) {
      throw new IllegalArgumentException(from + " (expected: a part of " + json + ")");
    }
    return new Schema.Parser().parse(json.replace(from, to));
  }

  /** The contract of a caption with a field more, which may be left out. */
  static Schema captionOfTomorrow() {
    return caption(
        "{\"name\":\"source\"",
        "{\"name\":\"mood\",\"type\":[\"null\",\"string\"],\"default\":null},{\"name\":\"source\"");
  }

  /** A record in a registry's format. */
  static byte[] record(int id, Schema schema, Map<String, Object> values) throws IOException {
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), values.getOrDefault(field.name(), "acme"));
    }
    record.put("attributes", Map.of());
    record.put("eventTime", 0L);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(schema).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
