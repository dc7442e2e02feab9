package dev.plumbline.client;

import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.model.Modality;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Queries as HTTP requests. */
final class HttpQueries {
  /** Longer addresses are refused by some servers and proxies; then the query travels as a form. */
  private static final int MAX_ADDRESS = 4_000;

  private final URI search;
  private final Optional<String> key;
  private final Duration timeout;

  HttpQueries(URI gateway, Optional<String> key, Duration timeout) {
    String base = gateway.toString();
    this.search = URI.create((base.endsWith("/") ? base : base + "/") + "v1/search");
    this.key = key;
    this.timeout = timeout;
  }

  URI address() {
    return search;
  }

  Duration timeout() {
    return timeout;
  }

  /**
   * The request.
   *
   * @throws IllegalArgumentException if the picture lies elsewhere: a gateway fetches none
   */
  HttpRequest of(Query query) {
    Map<String, String> parameters = parameters(query);
    Optional<byte[]> image = query.image().map(HttpQueries::file);
    URI whole = URI.create(search + "?" + encoded(parameters));
    HttpRequest.Builder request = HttpRequest.newBuilder(search).timeout(timeout);
    key.ifPresent(k -> request.header("authorization", "Bearer " + k));
    if (image.isEmpty() && whole.toString().length() <= MAX_ADDRESS) {
      return request.uri(whole).GET().build();
    }
    Form form = new Form();
    parameters.forEach(form::field);
    image.ifPresent(file -> form.file("image", file));
    return request.header("content-type", form.type()).POST(form.publisher()).build();
  }

  private static Map<String, String> parameters(Query query) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("tenant", query.tenant());
    query.text().ifPresent(text -> all.put("text", text));
    query.like().ifPresent(like -> all.put("like", like));
    all.put("imageWeight", Double.toString(query.imageWeight()));
    all.put("k", Integer.toString(query.k()));
    if (!query.modalities().isEmpty()) {
      all.put(
          "modality",
          query.modalities().stream()
              .sorted()
              .map(HttpQueries::word)
              .collect(Collectors.joining(",")));
    }
    if (!query.filter().isBlank()) {
      all.put("filter", query.filter());
    }
    query.from().ifPresent(from -> all.put("from", from.toString()));
    query.to().ifPresent(to -> all.put("to", to.toString()));
    query.generation().ifPresent(g -> all.put("generation", Long.toString(g)));
    if (query.hybrid()) {
      all.put("hybrid", "true");
    }
    return all;
  }

  private static byte[] file(ImageContent content) {
    if (content instanceof ImageContent.Inline inline) {
      return inline.bytes();
    }
    throw new IllegalArgumentException(
        "image: " + content + " (expected: the file's bytes; over HTTP no picture is fetched)");
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String word(Modality modality) {
    return modality.name().toLowerCase(Locale.ROOT);
  }
}
