package dev.plumbline.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer, whole.
 *
 * @param status its HTTP status
 * @param type its media type
 * @param body its bytes; not to be written to
 * @param headers further headers, by name
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record Reply(int status, MediaType type, byte[] body, Map<String, String> headers) {
  private static final MediaType PROBLEM = MediaType.parse("application/problem+json");

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply json(JsonNode json) {
    return json(200, json);
  }

  public static Reply json(int status, JsonNode json) {
    return new Reply(status, MediaType.JSON, Json.bytes(json), Map.of());
  }

  /** No body; for what the caller has already. */
  public static Reply empty(int status, Map<String, String> headers) {
    return new Reply(status, MediaType.PLAIN_TEXT_UTF_8, new byte[0], headers);
  }

  static Reply of(Problem problem, String requestId) {
    byte[] body = Json.bytes(problem.toJson(requestId));
    Map<String, String> headers =
        problem
            .retryAfter()
            .map(wait -> Map.of("retry-after", Long.toString(seconds(wait))))
            .orElse(Map.of());
    if (problem.type() == ProblemType.UNAUTHENTICATED) {
      headers = Map.of("www-authenticate", "Bearer");
    }
    return new Reply(problem.type().status(), PROBLEM, body, headers);
  }

  /** HTTP counts in whole seconds; none would mean at once. */
  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /** The same with a further header. */
  public Reply with(String name, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(name, value);
    return new Reply(status, type, body, all);
  }

  /** For the server. */
  public HttpResponse toResponse() {
    return HttpResponse.of(toHeaders(), HttpData.wrap(body));
  }

  ResponseHeaders toHeaders() {
    ResponseHeadersBuilder builder = ResponseHeaders.builder(status);
    if (body.length > 0) {
      builder.contentType(type);
    }
    if (!headers.containsKey("cache-control")) {
      builder.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    }
    headers.forEach(builder::set);
    return builder.build();
  }
}
