package dev.plumbline.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks servers beside the broker. One that does not answer is an ordinary thing here. */
final class HttpJson {
  private static final Logger log = LoggerFactory.getLogger(HttpJson.class);
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
  private final ObjectMapper mapper = new ObjectMapper();

  /** What a server says; empty if it is not there or says something else than 200. */
  Optional<JsonNode> get(String address) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(DEADLINE).build();
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        log.info("{}: {}", address, response.statusCode());
        return Optional.empty();
      }
      return Optional.of(mapper.readTree(response.body()));
    } catch (IOException e) {
      log.info("{}: {}", address, e.toString());
      return Optional.empty();
    }
  }
}
