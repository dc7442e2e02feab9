package dev.plumbline.testkit.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What registries have in common of Confluent's interface, over real HTTP on 127.0.0.1, in memory.
 * It can be stopped and started again on its port, and made to fail. It does not compare schemas:
 * each text is another one. Thread-safe.
 */
public final class TestingSchemaRegistry implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("/schemas/ids/(\\d+)");
  private static final Pattern SUBJECT = Pattern.compile("/subjects/([^/]+)(/versions)?");
  private static final int OK = 200;

  private final Optional<SSLContext> tls;
  private final int port;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** The bodies of registrations; a schema's number is its place, from 1. Guarded by this. */
  private final List<String> schemas = new ArrayList<>();

  /** Numbers by subject and body; guarded by this. */
  private final Map<String, Integer> ids = new HashMap<>();

  private volatile int status = OK;
  private volatile Optional<String> authorization = Optional.empty();

  /** Guarded by this. */
  private @Nullable HttpServer server;

  private TestingSchemaRegistry(Optional<SSLContext> tls) {
    this.tls = tls;
    port = listen(0);
  }

  /** Starts a registry without schemas on a free port. */
  public static TestingSchemaRegistry start() {
    return new TestingSchemaRegistry(Optional.empty());
  }

  /** As {@link #start()}, over TLS. */
  public static TestingSchemaRegistry startWithTls(SSLContext tls) {
    return new TestingSchemaRegistry(Optional.of(tls));
  }

  /** Where its interface begins. */
  public URI url() {
    return URI.create(
        (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port + "/apis/ccompat/v7");
  }

  /** Starts again after {@link #stop}, on the same port, with the schemas that it had. */
  public void restart() {
    listen(port);
  }

  /** Closes its port; connections are refused from then on. */
  public synchronized void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** Answers every request with a status from now on; 200: as it should. */
  public void answerWith(int status) {
    this.status = status;
  }

  /** Answers 401 to every request without this header {@code Authorization}. */
  public void requireAuthorization(String header) {
    authorization = Optional.of(header);
  }

  /** The requests so far, as {@code GET /schemas/ids/1}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /**
   * Registers a schema as another user of the registry would.
   *
   * @param schema its JSON
   * @return its number
   */
  public int register(String subject, String schema) {
    String escaped = schema.replace("\\", "\\\\").replace("\"", "\\\"");
    return register(subject + " {\"schema\":\"" + escaped + "\"}", true).orElseThrow();
  }

  /** Same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  private synchronized int listen(int wanted) {
    try {
      InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted);
      HttpServer fresh = tls.isPresent() ? secured(tls.get(), place) : HttpServer.create(place, 0);
      fresh.createContext("/", this::handle);
      fresh.start();
      server = fresh;
      return fresh.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException("port " + wanted + " (expected: free)", e);
    }
  }

  private static HttpServer secured(SSLContext tls, InetSocketAddress place) throws IOException {
    HttpsServer server = HttpsServer.create(place, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(url().getPath().length());
      requests.add(exchange.getRequestMethod() + " " + path);
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      if (authorization.isPresent() && !authorization.get().equals(given)) {
        answer(exchange, 401, error(40101, "unauthorized"));
      } else if (status != OK) {
        answer(exchange, status, error(status * 100 + 1, "as the test wants it"));
      } else {
        answer(exchange, path, body);
      }
    }
  }

  private void answer(HttpExchange exchange, String path, String body) throws IOException {
    Matcher id = ID.matcher(path);
    Matcher subject = SUBJECT.matcher(path);
    if (id.matches()) {
      Optional<String> found = schema(Integer.parseInt(id.group(1)));
      answer(
          exchange,
          found.isPresent() ? OK : 404,
          found.orElseGet(() -> error(40403, "Schema not found")));
    } else if (subject.matches()) {
      boolean adding = subject.group(2) != null;
      Optional<Integer> number = register(subject.group(1) + " " + body, adding);
      answer(
          exchange,
          number.isPresent() ? OK : 404,
          number.map(n -> "{\"id\":" + n + "}").orElseGet(() -> error(40403, "Schema not found")));
    } else {
      answer(exchange, 404, error(404, "no such path"));
    }
  }

  private synchronized Optional<String> schema(int id) {
    return id >= 1 && id <= schemas.size() ? Optional.of(schemas.get(id - 1)) : Optional.empty();
  }

  /** The same schema has the same number under every subject. */
  private synchronized Optional<Integer> register(String subjectAndBody, boolean adding) {
    String body = subjectAndBody.substring(subjectAndBody.indexOf(' ') + 1);
    if (adding && !ids.containsKey(subjectAndBody)) {
      if (!schemas.contains(body)) {
        schemas.add(body);
      }
      ids.put(subjectAndBody, schemas.indexOf(body) + 1);
    }
    return Optional.ofNullable(ids.get(subjectAndBody));
  }

  private static String error(int code, String message) {
    return "{\"error_code\":" + code + ",\"message\":\"" + message + "\"}";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
