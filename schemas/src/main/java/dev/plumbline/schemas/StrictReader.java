package dev.plumbline.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.util.Utf8;

/** Refuses text that is not UTF-8, where Avro would put U+FFFD for what it cannot read. */
final class StrictReader<R> extends SpecificDatumReader<R> {
  StrictReader(Schema writer, Schema reader, SpecificData model) {
    super(writer, reader, model);
  }

  @Override
  protected Object readString(Object old, Schema expected, Decoder in) throws IOException {
    Utf8 text = in.readString((Utf8) null);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text.getBytes(), 0, text.getByteLength()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IOException("a text of " + text.getByteLength() + " bytes is not UTF-8", e);
    }
  }
}
