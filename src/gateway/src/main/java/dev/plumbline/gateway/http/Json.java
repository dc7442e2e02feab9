package dev.plumbline.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON, read strictly: no key twice, nothing behind the end, no deep nests. */
public final class Json {
  private static final int MAX_DEPTH = 32;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static byte[] bytes(JsonNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON that cannot be written", e);
    }
  }

  public static String text(JsonNode json) {
    return json.toString();
  }

  /**
   * Reads an object.
   *
   * @throws ProblemException if the bytes are something else
   */
  public static ObjectNode readObject(byte[] bytes) {
    JsonNode read;
    try {
      read = MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw invalid(e.getOriginalMessage() + place(e));
    } catch (IOException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
    if (read instanceof ObjectNode object) {
      return object;
    }
    throw invalid(kind(read) + " (expected: an object)");
  }

  /** What a value is, for messages. */
  public static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case NUMBER -> "a number";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a text";
      case MISSING -> "nothing";
    };
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(Problem.of(ProblemType.INVALID_BODY, "body: " + detail));
  }
}
