package dev.plumbline.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes requests from the OpenAPI document: for most of the operations' parameters and bodies
 * values that their schemas allow, and for some values that they do not. The same seed makes the
 * same requests.
 */
public final class RequestFuzzer {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Operations whose answers never end, or are no business of a caller's. */
  private static final List<String> LEFT_OUT = List.of("statsStream", "metrics");

  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "-1",
          "0",
          "1e309",
          "99999999999999999999",
          "NaN",
          "null",
          "true",
          "'; drop table items; --",
          "\" or 1 == 1",
          "../../etc/passwd",
          "a\u0000b",
          "\uD83D\uDE00",
          "x".repeat(3000),
          "%00",
          "{}",
          "[]",
          "2026-13-45T99:99:99Z");

  private final Contract contract;
  private final Random random;
  private final List<Operation> operations = new ArrayList<>();
  private long millis;

  private record Operation(String method, String path, JsonNode item, JsonNode operation) {}

  /**
   * A request.
   *
   * @param headers names and values in turn
   * @param valid whether the document allows it
   */
  public record Request(
      String method, String path, List<String> headers, byte[] body, boolean valid) {
    @Override
    public String toString() {
      return method + " " + path + " " + new String(body, StandardCharsets.UTF_8);
    }
  }

  public RequestFuzzer(Contract contract, long seed) {
    this.contract = contract;
    this.random = new Random(seed);
    for (Map.Entry<String, JsonNode> path : contract.document().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (!method.getKey().equals("parameters")
            && !LEFT_OUT.contains(method.getValue().get("operationId").asText())) {
          operations.add(
              new Operation(
                  method.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  path.getValue(),
                  method.getValue()));
        }
      }
    }
  }

  public Request next() {
    Operation operation = operations.get(random.nextInt(operations.size()));
    boolean valid = random.nextBoolean();
    String path = operation.path();
    List<String> query = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    for (JsonNode parameter : parameters(operation)) {
      boolean required = parameter.path("required").asBoolean();
      if (!required && random.nextInt(3) > 0) {
        continue;
      }
      String value = text(parameter, valid);
      String name = parameter.get("name").asText();
      switch (parameter.get("in").asText()) {
        case "path" ->
            path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
        case "query" -> query.add(encoded(name) + "=" + encoded(value));
        default -> headers.addAll(List.of(name, printable(value)));
      }
    }
    if (!valid && random.nextInt(8) == 0) {
      query.add("unknown=1");
    }
    byte[] body = new byte[0];
    if (operation.operation().has("requestBody")) {
      JsonNode json = operation.operation().at("/requestBody/content/application~1json/schema");
      body = JSON.valueToTree(value(json, valid, 0)).toString().getBytes(StandardCharsets.UTF_8);
      if (!valid && random.nextInt(4) == 0) {
        body = broken(body);
      }
      headers.add("content-type");
      headers.add(!valid && random.nextInt(8) == 0 ? "text/csv" : "application/json");
    }
    String whole = query.isEmpty() ? path : path + "?" + String.join("&", query);
    return new Request(operation.method(), whole, headers, body, valid);
  }

  private List<JsonNode> parameters(Operation operation) {
    List<JsonNode> all = new ArrayList<>();
    operation.item().path("parameters").forEach(p -> all.add(contract.resolved(p)));
    operation.operation().path("parameters").forEach(p -> all.add(contract.resolved(p)));
    return all;
  }

  private String text(JsonNode parameter, boolean valid) {
    if (!valid && random.nextInt(3) == 0) {
      return NASTY.get(random.nextInt(NASTY.size()));
    }
    JsonNode value = value(parameter.get("schema"), valid, 0);
    if (value instanceof ArrayNode array) {
      List<String> parts = new ArrayList<>();
      array.forEach(part -> parts.add(part.asText()));
      return String.join(",", parts);
    }
    return value.asText();
  }

  /** A value that a schema allows; if it need not be valid, sometimes one that it does not. */
  private JsonNode value(JsonNode written, boolean valid, int depth) {
    JsonNode schema = contract.resolved(written);
    if (!valid && random.nextInt(6) == 0) {
      return nasty();
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return any(schema.get("enum"));
    }
    if (schema.has("oneOf") && !schema.has("properties")) {
      return value(any(schema.get("oneOf")), valid, depth);
    }
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? any(type).asText() : type.asText("string")) {
      case "object" -> object(schema, valid, depth);
      case "array" -> array(schema, valid, depth);
      case "integer" ->
          JSON.getNodeFactory()
              .numberNode(
                  schema.path("minimum").asLong(0)
                      + random.nextInt((int) Math.min(schema.path("maximum").asLong(5), 20)));
      case "number" -> JSON.getNodeFactory().numberNode(random.nextInt(101) / 100.0);
      case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      default -> JSON.getNodeFactory().textNode(string(schema));
    };
  }

  private ObjectNode object(JsonNode schema, boolean valid, int depth) {
    ObjectNode object = JSON.createObjectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    if (schema.has("oneOf")) {
      any(schema.get("oneOf")).path("required").forEach(name -> required.add(name.asText()));
    }
    List<String> alternatives = new ArrayList<>();
    schema
        .path("oneOf")
        .forEach(o -> o.path("required").forEach(n -> alternatives.add(n.asText())));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      boolean wanted =
          required.contains(name)
              || (!alternatives.contains(name) && depth < 6 && random.nextInt(3) == 0);
      if (wanted && (valid || random.nextInt(10) > 0)) {
        object.set(name, value(property.getValue(), valid, depth + 1));
      }
      if (valid && name.equals("millis")) {
        object.put(name, millis += 40); // frames stand in time's order
      }
    }
    if (schema.has("propertyNames")) {
      for (int i = random.nextInt(3); i > 0; i--) {
        object.set("a" + i, value(schema.get("additionalProperties"), valid, depth + 1));
      }
    }
    if (!valid && random.nextInt(8) == 0) {
      object.put("unknown", 1);
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, boolean valid, int depth) {
    ArrayNode array = JSON.createArrayNode();
    int size = schema.path("minItems").asInt(valid ? 1 : 0) + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      array.add(value(schema.get("items"), valid, depth + 1));
    }
    return array;
  }

  private String string(JsonNode schema) {
    if (schema.path("format").asText().equals("date-time")) {
      return "2026-0%d-01T00:00:00Z".formatted(1 + random.nextInt(9));
    }
    if (schema.path("contentEncoding").asText().equals("base64")) {
      return "AQID";
    }
    String pattern = schema.path("pattern").asText();
    if (pattern.startsWith("^[a-z0-9]")) {
      return List.of("default", "other").get(random.nextInt(2));
    }
    if (pattern.startsWith("^(file|")) {
      return "https://example.org/a.jpg";
    }
    if (schema.path("maxLength").asInt() == 10_000) {
      return List.of("", "a == 1", "source startswith \"x\" and not (b exists)")
          .get(random.nextInt(3));
    }
    return List.of("red", "blue", "red#0", "a b/c", "\u00e4\u6f22").get(random.nextInt(5));
  }

  private JsonNode nasty() {
    return switch (random.nextInt(5)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.getNodeFactory().numberNode(-1.5e300);
      case 2 -> JSON.createArrayNode().add(1);
      case 3 -> JSON.createObjectNode().put("x", 1);
      default -> JSON.getNodeFactory().textNode(NASTY.get(random.nextInt(NASTY.size())));
    };
  }

  private byte[] broken(byte[] body) {
    byte[] cut = java.util.Arrays.copyOf(body, random.nextInt(body.length + 1));
    if (cut.length > 0 && random.nextBoolean()) {
      cut[random.nextInt(cut.length)] = (byte) random.nextInt(256);
    }
    return cut;
  }

  private JsonNode any(JsonNode array) {
    return array.get(random.nextInt(array.size()));
  }

  private static String printable(String value) {
    return value.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
