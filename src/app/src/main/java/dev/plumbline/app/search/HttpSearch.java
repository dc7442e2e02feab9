package dev.plumbline.app.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Modality;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks a gateway over HTTP. */
final class HttpSearch {
  private final URI gateway;
  private final Optional<String> key;
  private final Duration deadline;
  private final ObjectMapper mapper = new ObjectMapper();

  /**
   * @param gateway its address
   * @param key goes with each question, if there is one
   * @param deadline the longest that an answer may take
   */
  HttpSearch(URI gateway, Optional<String> key, Duration deadline) {
    this.gateway = gateway;
    this.key = key;
    this.deadline = deadline;
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws Failure if the gateway is not there, or answers with a problem
   */
  ResultEvent.Answered ask(Query query) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(query)).timeout(deadline);
    key.ifPresent(k -> request.header("authorization", "Bearer " + k));
    if (query.image().isPresent() && query.image().get() instanceof ImageContent.Inline image) {
      request.header("content-type", "image/*").POST(BodyPublishers.ofByteArray(image.bytes()));
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(deadline).build();
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      JsonNode json = mapper.readTree(response.body());
      if (response.statusCode() != 200) {
        throw failure(response.statusCode(), json);
      }
      return answered(query, json);
    } catch (IOException e) {
      throw Failure.unavailable(
          "no gateway answers at " + gateway + " (" + e + ")",
          "`plumbline up` and `plumbline serve` name their address when they are ready",
          e);
    }
  }

  private URI address(Query query) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("tenant", query.tenant());
    query.text().ifPresent(text -> parameters.put("text", text));
    query.like().ifPresent(like -> parameters.put("like", like));
    parameters.put("imageWeight", Double.toString(query.imageWeight()));
    parameters.put("k", Integer.toString(query.k()));
    if (!query.modalities().isEmpty()) {
      parameters.put(
          "modality",
          query.modalities().stream().map(HttpSearch::word).collect(Collectors.joining(",")));
    }
    if (!query.filter().isEmpty()) {
      parameters.put("filter", query.filter());
    }
    query.generation().ifPresent(g -> parameters.put("generation", Long.toString(g)));
    return gateway.resolve(
        "/v1/search?"
            + parameters.entrySet().stream()
                .map(
                    p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
  }

  private static ResultEvent.Answered answered(Query query, JsonNode json) {
    List<ResultEvent.Hit> hits = new ArrayList<>();
    for (JsonNode hit : json.get("hits")) {
      List<String> captions = new ArrayList<>();
      hit.get("captions").forEach(caption -> captions.add(caption.asText()));
      hits.add(
          new ResultEvent.Hit(
              hit.get("rank").asInt(),
              hit.get("score").asDouble(),
              hit.get("id").asText(),
              Modality.valueOf(hit.get("modality").asText().toUpperCase(Locale.ROOT)),
              captions,
              optional(hit, "partOf"),
              optional(hit, "reference"),
              Attributes.empty(), // not printed
              Instant.parse(hit.get("eventTime").asText()),
              hit.get("source").asText()));
    }
    return new ResultEvent.Answered(
        json.get("queryId").asText(),
        query.tenant(),
        json.get("generation").asLong(),
        new AlignerVersion(json.get("aligner").asLong()),
        hits);
  }

  private static Failure failure(int status, JsonNode problem) {
    String detail = problem.path("detail").asText("the gateway answers " + status);
    if (status == 401 || status == 403) {
      return Failure.usage(detail, "PLUMBLINE_KEY or --key is the key that is sent");
    }
    return status < 500 && status != 429
        ? Failure.usage(detail, "")
        : Failure.unavailable(
            detail, "the same search may succeed later", new IllegalStateException(detail));
  }

  private static Optional<String> optional(JsonNode json, String name) {
    return json.has(name) ? Optional.of(json.get(name).asText()) : Optional.empty();
  }

  private static String word(Modality modality) {
    return modality.name().toLowerCase(Locale.ROOT);
  }
}
