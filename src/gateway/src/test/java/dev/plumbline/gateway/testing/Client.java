package dev.plumbline.gateway.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plain HTTP client that holds every answer against the contract. */
public final class Client {
  private final URI base;
  private final Contract contract;
  private final List<String> headers;
  private final HttpClient http;

  public Client(URI base, Contract contract, HttpClient http, String... headers) {
    this.base = base;
    this.contract = contract;
    this.http = http;
    this.headers = List.of(headers);
  }

  /** The same, with further headers on each request. */
  public Client with(String... more) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of(more));
    return new Client(base, contract, http, all.toArray(String[]::new));
  }

  public Client withKey(String key) {
    return with("authorization", "Bearer " + key);
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer postJson(String path, String json) throws IOException, InterruptedException {
    return with("content-type", "application/json")
        .send("POST", path, BodyPublishers.ofString(json));
  }

  public Answer post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return with("content-type", type).send("POST", path, BodyPublishers.ofByteArray(body));
  }

  public Answer send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, body)
            .timeout(Duration.ofSeconds(30));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
    contract.check(method, path, answer);
    return answer;
  }
}
