package dev.plumbline.app.bench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HttpProbeTest {
  private static final int[] STATUSES = {200, 503, 200};

  @Test
  void asksOverOneConnectionAndReadsEachAnswerToItsEnd() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    List<InetSocketAddress> from = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int status = STATUSES[asked.size()];
          asked.add(exchange.getRequestURI().toString());
          from.add(exchange.getRemoteAddress());
          byte[] body = "x\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    byte[] request = HttpProbe.searchRequest(uri, "a red & round thing", 3);
    try (HttpProbe probe = new HttpProbe(uri)) {
      for (int status : STATUSES) {
        assertThat(probe.send(request)).isEqualTo(status);
      }
      assertThat(asked).containsOnly("/v1/search?k=3&text=a+red+%26+round+thing");
      assertThat(from).containsOnly(from.get(0));

      server.stop(0);
      assertThatIOException().isThrownBy(() -> probe.send(request));
    }
  }

  @Test
  void tellsAnswersFromRefusalsAndFaults() {
    assertThat(Outcome.of(200)).isEqualTo(Outcome.ANSWERED);
    assertThat(Outcome.of(429)).isEqualTo(Outcome.SHED);
    assertThat(Outcome.of(503)).isEqualTo(Outcome.SHED);
    assertThat(Outcome.of(500)).isEqualTo(Outcome.FAILED);
    assertThat(Outcome.of(404)).isEqualTo(Outcome.FAILED);
  }
}
