package dev.plumbline.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The OpenAPI document, and whether an answer is one that it allows. */
public final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
  }

  /** The document that the gateway serves. */
  public static Contract load() throws IOException {
    try (InputStream in =
        Contract.class.getResourceAsStream("/dev/plumbline/gateway/openapi.yaml")) {
      Object yaml = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      return new Contract(JSON.valueToTree(yaml));
    }
  }

  public JsonNode document() {
    return document;
  }

  /** The paths as written, each with its methods in capitals. */
  public Map<String, List<String>> operations() {
    Map<String, List<String>> operations = new TreeMap<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path -> {
              List<String> methods = new ArrayList<>();
              path.getValue()
                  .fieldNames()
                  .forEachRemaining(
                      name -> {
                        if (!name.equals("parameters")) {
                          methods.add(name.toUpperCase(Locale.ROOT));
                        }
                      });
              operations.put(path.getKey(), methods);
            });
    return operations;
  }

  /** Fails if the document does not allow this answer to this request. */
  public void check(String method, String rawPath, Answer answer) {
    Optional<JsonNode> operation = operation(method, rawPath);
    if (operation.isEmpty()) {
      assertThat(answer.status())
          .as(method + " " + rawPath + " is not in the document")
          .isIn(200, 404, 405, 403);
      return;
    }
    String what = method + " " + rawPath + " answers " + answer.status();
    JsonNode response = resolved(operation.get().path("responses").path("" + answer.status()));
    assertThat(response.isMissingNode()).as(what + ", which is not declared: " + answer).isFalse();
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            name -> assertThat(answer.header(name)).as(what + ", " + name).isNotEmpty());
    String type = answer.contentType();
    if (!response.has("content")) {
      assertThat(answer.body()).as(what).isEmpty();
      return;
    }
    JsonNode media = response.get("content").path(type);
    assertThat(media.isMissingNode()).as(what + " as " + type + ", not declared").isFalse();
    if (type.endsWith("json")) {
      assertThat(errors(media.get("schema"), answer.json())).as(what + ": " + answer).isEmpty();
    }
  }

  /** What breaks a schema of the document. */
  public List<String> errors(JsonNode schema, JsonNode value) {
    Schema compiled = schemas.computeIfAbsent(schema, this::compile);
    return compiled
        .validate(
            value.toString(),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = ((ObjectNode) schema).deepCopy();
    whole.set("components", document.get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString());
  }

  /** References of the document that lead nowhere. */
  public List<String> danglingReferences() {
    return document.findValuesAsText("$ref").stream()
        .filter(reference -> document.at(reference.substring(1)).isMissingNode())
        .toList();
  }

  /** A part of the document that may be a reference to another. */
  public JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() || !reference.startsWith("#/")
        ? node
        : document.at(reference.substring(1));
  }

  private Optional<JsonNode> operation(String method, String rawPath) {
    String path = rawPath.replaceFirst("\\?.*", "");
    return document.get("paths").properties().stream()
        .filter(entry -> pattern(entry.getKey()).matcher(path).matches())
        .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)))
        .filter(found -> !found.isMissingNode())
        .findFirst();
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+"));
  }

  static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + new String(bytes, StandardCharsets.UTF_8), e);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
