package dev.plumbline.core.decode.reference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A real server on the loopback address that behaves well or badly, by path. */
final class TestServer implements AutoCloseable {
  static final byte[] BODY = "not looked into here".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> asked = new CopyOnWriteArrayList<>();

  TestServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String uri(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** The paths that were asked for, in order. */
  List<String> asked() {
    return asked;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    try (exchange) {
      switch (path) {
        case "/a/picture" -> send(exchange, 200, BODY);
        case "/a/recovers" -> send(exchange, asked.size() < 3 ? 503 : 200, BODY);
        case "/a/busy" -> send(exchange, 429, BODY);
        case "/a/fails" -> send(exchange, 500, BODY);
        case "/a/gone" -> send(exchange, 404, BODY);
        case "/a/large" -> send(exchange, 200, new byte[200_000]);
        case "/a/endless" -> endless(exchange, 8192, 0);
        case "/a/drips" -> endless(exchange, 1, 50);
        case "/a/silent" -> closed.await();
        case "/a/half" -> half(exchange);
        default -> redirect(exchange, path.substring(path.lastIndexOf('/') + 1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void redirect(HttpExchange exchange, String kind) throws IOException {
    String location =
        switch (kind) {
          case "to-picture" -> "picture";
          case "to-itself" -> "/a/to-itself";
          case "out-of-the-path" -> "/b/picture";
          case "up-and-out" -> "/a/../b/picture";
          case "to-another-port" -> "http://127.0.0.1:" + (port() == 1 ? 2 : 1) + "/a/picture";
          case "to-loopback" -> "http://localhost:" + port() + "/a/picture";
          case "to-metadata" -> "http://169.254.169.254/a/picture";
          case "to-a-file" -> "file:///etc/passwd";
          case "to-nonsense" -> "http://[nonsense";
          case "to-nothing" -> "";
          default -> throw new IllegalArgumentException(kind);
        };
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().set("Location", location);
    }
    exchange.sendResponseHeaders(302, -1);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Sends chunks until the client hangs up, or the test is over. */
  private void endless(HttpExchange exchange, int bytes, long pauseMillis)
      throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
      out.write(new byte[bytes]);
      out.flush();
    }
  }

  /** Says 100 bytes and hangs up after 10. */
  private static void half(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 100);
    exchange.getResponseBody().write(new byte[10]);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
