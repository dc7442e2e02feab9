package dev.plumbline.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An answer of the gateway. */
public record Answer(int status, HttpHeaders headers, byte[] body) {
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The media type without its parameters. */
  public String contentType() {
    return header("content-type").orElse("").replaceFirst(";.*", "");
  }

  public JsonNode json() {
    return Contract.parse(body);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    String text = text();
    return status + " " + (text.length() > 500 ? text.substring(0, 500) + "..." : text);
  }
}
