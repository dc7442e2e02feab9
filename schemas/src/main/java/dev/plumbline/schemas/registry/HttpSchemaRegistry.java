package dev.plumbline.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * A registry over HTTP.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the
 *     interface</a>
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int MESSAGE_LENGTH = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryConfig config;
  private final RegistryCalls calls;

  private HttpSchemaRegistry(RegistryConfig config) {
    this.config = config;
    this.calls = new RegistryCalls(config);
  }

  /**
   * A client; it connects with the first call.
   *
   * @throws IllegalArgumentException if the file of certificates is no good
   */
  public static HttpSchemaRegistry open(RegistryConfig config) {
    return new HttpSchemaRegistry(config);
  }

  @Override
  public Optional<Schema> schema(int id) {
    HttpResponse<String> answer = calls.send(request("/schemas/ids/" + id).GET().build());
    if (answer.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    JsonNode body = body(answer, "schema " + id);
    if (!body.path("schemaType").asText("AVRO").equals("AVRO")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Schema.Parser().parse(body.path("schema").asText()));
    } catch (SchemaParseException e) {
      return Optional.empty(); // the registry's, but no Avro schema: no record of ours has it
    }
  }

  @Override
  public Optional<Integer> id(String subject, Schema schema) {
    HttpResponse<String> answer = calls.send(post("/subjects/" + path(subject), schema));
    return answer.statusCode() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(number(body(answer, "subject " + subject), subject));
  }

  @Override
  public int register(String subject, Schema schema) {
    HttpResponse<String> answer =
        calls.send(post("/subjects/" + path(subject) + "/versions", schema));
    return number(body(answer, "registering under subject " + subject), subject);
  }

  private HttpRequest post(String path, Schema schema) {
    String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
    return request(path)
        .header("Content-Type", MEDIA_TYPE)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    String base = config.url().toString().replaceAll("/+$", "");
    return calls.request(URI.create(base + path)).header("Accept", MEDIA_TYPE);
  }

  private JsonNode body(HttpResponse<String> answer, String what) {
    JsonNode body;
    try {
      body = JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw refused(what, answer, "no JSON");
    }
    if (answer.statusCode() != OK) {
      throw refused(what, answer, body.path("message").asText("no message"));
    }
    return body;
  }

  private int number(JsonNode body, String subject) {
    JsonNode id = body.path("id");
    if (!id.canConvertToInt() || id.asInt() < 0) {
      throw new ServiceException(
          Kind.PERMANENT,
          calls.name() + ": subject " + subject + ": id: " + id + " (expected: a number from 0)");
    }
    return id.asInt();
  }

  private ServiceException refused(String what, HttpResponse<String> answer, String message) {
    String start = message.substring(0, Math.min(message.length(), MESSAGE_LENGTH));
    return new ServiceException(
        Kind.PERMANENT,
        calls.name() + ": " + what + ": status " + answer.statusCode() + ": " + start);
  }

  private static String path(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
