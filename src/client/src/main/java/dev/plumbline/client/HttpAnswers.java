package dev.plumbline.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.core.model.ServiceException.Kind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers and problems from a gateway's JSON. */
final class HttpAnswers {
  private static final String TYPES = "urn:plumbline:problem:";
  private static final ObjectMapper JSON = new ObjectMapper();

  private HttpAnswers() {}

  /**
   * The answer.
   *
   * @throws SearchFailedException if it is a problem
   * @throws ServiceException permanent, if it is not of our contract
   */
  static ResultEvent.Answered read(String tenant, HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      throw new SearchFailedException(problem(response));
    }
    try {
      return answered(tenant, JSON.readTree(response.body()));
    } catch (IOException | RuntimeException e) { // what a stranger at that address may send
      throw new ServiceException(
          Kind.PERMANENT,
          response.uri() + " answers 200 with something else than a search's answer: " + e,
          e);
    }
  }

  private static ResultEvent.Answered answered(String tenant, JsonNode json) {
    List<ResultEvent.Hit> hits = new ArrayList<>();
    json.required("hits").forEach(hit -> hits.add(hit(hit)));
    return new ResultEvent.Answered(
        json.required("queryId").asText(),
        tenant,
        json.required("generation").asLong(),
        new AlignerVersion(json.required("aligner").asLong()),
        hits);
  }

  private static ResultEvent.Hit hit(JsonNode json) {
    List<String> captions = new ArrayList<>();
    json.required("captions").forEach(caption -> captions.add(caption.asText()));
    return new ResultEvent.Hit(
        json.required("rank").asInt(),
        json.required("score").asDouble(),
        json.required("id").asText(),
        Modality.valueOf(json.required("modality").asText().toUpperCase(Locale.ROOT)),
        captions,
        text(json, "partOf"),
        text(json, "reference"),
        attributes(json.required("attributes")),
        Instant.parse(json.required("eventTime").asText()),
        json.required("source").asText());
  }

  private static Attributes attributes(JsonNode json) {
    Map<String, AttributeValue> values = new HashMap<>();
    json.properties().forEach(p -> values.put(p.getKey(), value(p.getValue())));
    return Attributes.of(values);
  }

  private static AttributeValue value(JsonNode json) {
    if (json.isNumber()) {
      return new AttributeValue.Numeric(json.asDouble());
    }
    return json.isBoolean()
        ? new AttributeValue.Flag(json.asBoolean())
        : new AttributeValue.Text(json.asText());
  }

  private static Problem problem(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    JsonNode json = object(response.body());
    return new Problem(
        text(json, "type").map(HttpAnswers::word).orElse("about:blank"),
        status,
        text(json, "detail").orElse(response.uri() + " answers " + status),
        text(json, "parameter"),
        json.has("column") ? OptionalInt.of(json.get("column").asInt()) : OptionalInt.empty(),
        response.headers().firstValue("retry-after").flatMap(HttpAnswers::seconds),
        text(json, "requestId"));
  }

  private static String word(String type) {
    return type.startsWith(TYPES) ? type.substring(TYPES.length()) : type;
  }

  /** A proxy on the way may answer with a page of its own. */
  private static JsonNode object(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isObject() ? json : JSON.createObjectNode();
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  /** HTTP allows a date too; ours is always in seconds. */
  private static Optional<Duration> seconds(String header) {
    return header.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.has(name) ? Optional.of(json.get(name).asText()) : Optional.empty();
  }
}
