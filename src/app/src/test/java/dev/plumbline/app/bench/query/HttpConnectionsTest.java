package dev.plumbline.app.bench.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpConnectionsTest {
  /** Of the answers every third is a refusal, and every tenth closes its connection. */
  @Test
  void eachRequestHasItsAnswerOverNoMoreConnectionsThanMayBe() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger atATime = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Set<String> paths = ConcurrentHashMap.newKeySet();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
          paths.add(exchange.getRequestURI().toString());
          int number = asked.getAndIncrement();
          if (number % 10 == 9) {
            exchange.getResponseHeaders().set("connection", "close");
          }
          byte[] body = new byte[10_000];
          atATime.decrementAndGet();
          exchange.sendResponseHeaders(number % 3 == 2 ? 503 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    List<byte[]> requests =
        List.of(HttpProbe.searchRequest(uri, "red", 3), HttpProbe.searchRequest(uri, "round", 3));
    Load load = new Load();
    try (HttpConnections connections = new HttpConnections(uri, requests, 3)) {
      new OpenLoop(1_000).run(connections, Duration.ofMillis(300), load);
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
    assertThat(load.answered()).isEqualTo(200);
    assertThat(load.shed()).isEqualTo(100);
    assertThat(load.failed()).isZero();
    assertThat(most.get()).isBetween(1, 3);
    assertThat(paths)
        .containsExactlyInAnyOrder("/v1/search?k=3&text=red", "/v1/search?k=3&text=round");
  }

  @Test
  void aConnectionThatBreaksFailsItsRequestAlone() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger asked = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          if (asked.getAndIncrement() != 5) {
            exchange.sendResponseHeaders(200, -1);
          }
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    Load load = new Load();
    try (HttpConnections connections =
        new HttpConnections(uri, List.of(HttpProbe.searchRequest(uri, "red", 3)), 2)) {
      new OpenLoop(200).run(connections, Duration.ofMillis(100), load);
    } finally {
      server.stop(0);
    }
    assertThat(load.answered()).isEqualTo(19);
    assertThat(load.failed()).isEqualTo(1);
  }
}
