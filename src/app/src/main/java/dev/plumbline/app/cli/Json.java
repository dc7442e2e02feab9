package dev.plumbline.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import java.io.PrintWriter;
import java.util.List;

/** What {@code --json} prints: built by hand, field by field, for programs rely on it. */
public final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  public static ArrayNode strings(List<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  /** Attributes by name, each with its own type. */
  public static ObjectNode attributes(Attributes attributes) {
    ObjectNode object = object();
    attributes
        .values()
        .forEach(
            (name, value) -> {
              if (value instanceof AttributeValue.Numeric number) {
                object.put(name, number.value());
              } else if (value instanceof AttributeValue.Flag flag) {
                object.put(name, flag.value());
              } else {
                object.put(name, ((AttributeValue.Text) value).value());
              }
            });
    return object;
  }

  /** Prints a value and nothing else. */
  public static void print(PrintWriter out, JsonNode value) {
    try {
      out.println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON could not be written", e);
    }
  }
}
