package dev.plumbline.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.app.BrokerTest;
import dev.plumbline.app.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusCommandTest extends BrokerTest {
  private static final String JOBS =
      """
      {"jobs": [
        {"jid": "2", "name": "plumbline-query", "state": "FAILING", "duration": 61000,
         "tasks": {"running": 0, "total": 1}},
        {"jid": "1", "name": "plumbline-ingest", "state": "RUNNING", "duration": 3723000,
         "tasks": {"running": 2, "total": 2}}]}
      """;
  private static final String FIGURES =
      """
      {"tenant": "default", "generation": 3, "aligner": 3,
       "items": {"image": 1000, "text": 5000, "clip": 0, "total": 6000},
       "eventsPerSecond": 12.5, "freshness": {"p50Ms": 210, "p99Ms": 840, "observed": 100}}
      """;

  /** Answers as Flink and the gateway do. */
  private static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/jobs/overview", JOBS);
    answer(server, "/v1/stats", FIGURES);
    server.start();
    return server;
  }

  private static void answer(HttpServer server, String path, String text) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @Test
  void saysHowTheInstanceIs() throws Exception {
    createTopics();
    HttpServer server = server();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      String out = run("status", "--flink", address, "--gateway", address).succeeded().out();
      assertThat(out)
          .contains("broker  " + kafka.bootstrap())
          .contains(
              "index   generation 3, 6,000 items (1,000 images, 5,000 captions), 12.5 events/s,"
                  + " freshness p50 210 ms, p99 840 ms")
          .containsPattern("plumbline-ingest +running +2 of 2 +1:02:03\n")
          .containsPattern("plumbline-query +failing +0 of 1 +1:01\n")
          .contains("aligners  none yet")
          .contains("dead letters  none");
      JsonNode json =
          new ObjectMapper()
              .readTree(
                  run("status", "--json", "--flink", address, "--gateway", address)
                      .succeeded()
                      .out());
      assertThat(json.path("topics")).hasSize(7);
      assertThat(json.path("jobs").get(0).path("name").asText()).isEqualTo("plumbline-ingest");
      assertThat(json.path("figures").path("items").path("total").asInt()).isEqualTo(6000);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void isContentWithABrokerAlone() {
    CommandRun run = run("status").succeeded();
    assertThat(run.out())
        .contains("jobs    not known: Flink does not answer")
        .contains("(not there)")
        .doesNotContain("index ");
  }

  @Test
  void saysThatNothingRuns() {
    assertThat(CommandRun.at("127.0.0.1:1", "status").code()).isEqualTo(3);
  }
}
