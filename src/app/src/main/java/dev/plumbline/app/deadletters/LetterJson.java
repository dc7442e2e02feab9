package dev.plumbline.app.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.Json;
import dev.plumbline.core.event.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Dead letters as JSON, without the record's value. */
final class LetterJson {
  private LetterJson() {}

  static ObjectNode of(FiledLetter filed) {
    DeadLetter letter = filed.letter();
    ObjectNode object = Json.object();
    object.put("place", filed.place());
    object.put("reason", letter.rejection().reason().name());
    object.put("detail", letter.rejection().detail());
    object.put("rootCause", letter.rootCause());
    object.put("topic", letter.origin().topic());
    object.put("partition", letter.origin().partition());
    object.put("offset", letter.origin().offset());
    object.put("timestamp", letter.origin().timestamp());
    letter.original().key().ifPresent(key -> object.put("key", printable(key)));
    object.put("bytes", letter.original().value().map(value -> value.length).orElse(0));
    object.put("schemaId", letter.original().schemaId());
    object.put("rejectedAt", letter.rejectedAt().toString());
    return object;
  }

  /** Keys are text; one that is not stands in hexadecimal digits. */
  static String printable(byte[] key) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException e) {
      return "0x" + HexFormat.of().formatHex(key);
    }
  }
}
