package dev.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.model.EncoderVersion;
import dev.plumbline.core.model.ServiceException.Kind;
import dev.plumbline.gateway.testing.Answer;
import dev.plumbline.gateway.testing.Client;
import dev.plumbline.gateway.testing.Colours;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.scenes.Colour;
import dev.plumbline.testkit.await.Await;
import dev.plumbline.testkit.index.FailingVectorIndex.Call;
import dev.plumbline.testkit.index.FailingVectorIndex.When;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationTest {
  private static final byte[] PICTURE = TestGateway.png(TestGateway.plain(Colour.RED));

  @TempDir private Path directory;

  @Test
  void itIsReadyOnceThereIsSomethingToSearch() throws Exception {
    try (TestGateway gateway = TestGateway.startEmpty(directory, Map.of(), Colours.images())) {
      Client client = gateway.client();
      assertThat(client.get("/health/live").status()).isEqualTo(200);
      Answer early = client.get("/health/ready");
      assertThat(early.status()).isEqualTo(503);
      assertThat(early.json().get("detail").asText()).isEqualTo("no index generation is live yet");
      assertThat(client.get("/v1/search?text=red").json().get("type").asText())
          .endsWith("not-ready");
      assertThat(client.get("/v1/stats").json().at("/items/total").asInt()).isZero();

      gateway.goLive(3);
      assertThat(client.get("/health/ready").json().get("detail").asText())
          .isEqualTo("aligner a3 is not here yet");
      gateway.goLive(2);
      assertThat(client.get("/health/ready").json().get("generation").asInt()).isEqualTo(2);

      gateway.index().failAll(Call.LIVE, Kind.TRANSIENT, When.BEFORE);
      assertThat(client.get("/health/ready").status()).isEqualTo(503);
      Answer failed = client.get("/v1/search?text=red");
      assertThat(failed.status()).isEqualTo(503);
      assertThat(failed.json().get("type").asText()).endsWith("unavailable");
      assertThat(client.get("/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void moreThanTheLaneHoldsIsTurnedAwayAtOnceAndTheRestIsServed() throws Exception {
    Gate gate = new Gate();
    ExecutorService clients = Executors.newCachedThreadPool();
    try (TestGateway gateway =
        TestGateway.startEmpty(
            directory,
            Map.of("gateway.limits.searches", "2", "gateway.limits.waiting", "1"),
            gate)) {
      gateway.goLive(1);
      List<Future<Answer>> accepted = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        accepted.add(clients.submit(() -> search(gateway)));
        int running = Math.min(i, 2);
        int waiting = Math.max(0, i - 2);
        Await.until(
            "all searches are held",
            () -> gate.inside.get() == running && waitingSearches(gateway) == waiting);
      }

      Answer turnedAway = search(gateway);
      assertThat(turnedAway.status()).isEqualTo(503);
      assertThat(turnedAway.json().get("type").asText()).endsWith("overloaded");
      assertThat(turnedAway.header("retry-after")).contains("1");
      assertThat(turnedAway.header("x-request-id"))
          .contains(turnedAway.json().get("requestId").asText());
      assertThat(gateway.client().get("/v1/stats").status()).as("the other lane").isEqualTo(200);

      assertThat(refusalByHeadAlone(gateway)).isEqualTo("HTTP/1.1 503 Service Unavailable");

      gate.open.countDown();
      for (Future<Answer> answer : accepted) {
        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
      assertThat(gateway.client().get("/metrics").text())
          .contains("plumbline_gateway_lane_rejected_total{lane=\"search\"} 2.0");
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void aStopWaitsForWhatIsUnderWay() throws Exception {
    Gate gate = new Gate();
    ExecutorService clients = Executors.newCachedThreadPool();
    TestGateway gateway = TestGateway.startEmpty(directory, Map.of("search.deadline", "1m"), gate);
    try {
      gateway.goLive(1);
      Future<Answer> answer = clients.submit(() -> search(gateway));
      Await.until("the search has begun", () -> gate.inside.get() == 1);

      Future<?> stop = clients.submit(gateway::close);
      Await.until("no more connections are taken", () -> !isListening(gateway));
      assertThat(stop.isDone()).isFalse();
      gate.open.countDown();

      assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      stop.get(30, TimeUnit.SECONDS);
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsAProblem() throws Exception {
    Gate gate = new Gate();
    try (TestGateway gateway =
        TestGateway.startEmpty(directory, Map.of("search.deadline", "100ms"), gate)) {
      gateway.goLive(1);
      Answer answer = search(gateway);
      gate.open.countDown();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().get("type").asText()).endsWith("timed-out");
    }
  }

  @Test
  void bodiesAndConnectionsFromElsewhereAreBounded() throws Exception {
    try (TestGateway gateway =
        TestGateway.start(
            directory,
            Map.of(
                "gateway.limits.bodySize", "10kB",
                "gateway.corsOrigins", "https://shop.example"))) {
      Client client = gateway.client();
      assertThat(client.post("/v1/search", "image/png", new byte[20_000]).status()).isEqualTo(413);

      Client shop = client.with("origin", "https://shop.example");
      assertThat(shop.get("/v1/search?text=red").header("access-control-allow-origin"))
          .contains("https://shop.example");
      assertThat(
              shop.postJson("/v1/feedback", "{\"queryId\":\"q\",\"id\":\"i\",\"kind\":\"up\"}")
                  .status())
          .isEqualTo(202);
      assertThat(
              client
                  .with("origin", "https://other.example")
                  .get("/v1/search?text=red")
                  .header("access-control-allow-origin"))
          .isEmpty();
    }
  }

  @Test
  void aTakenPortIsToldAtTheStart() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThatThrownBy(() -> TestGateway.start(directory, Map.of("gateway.port", port)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot listen at")
          .hasMessageContaining(port);
    }
  }

  private static Answer search(TestGateway gateway) throws Exception {
    return gateway.client().post("/v1/search", "image/png", PICTURE);
  }

  /** Says that a body will come, sends none, and reads the answer's first line. */
  private static String refusalByHeadAlone(TestGateway gateway) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort())) {
      socket.setSoTimeout(30_000);
      String head =
          """
          POST /v1/search HTTP/1.1\r
          host: localhost\r
          content-type: image/png\r
          content-length: 1000000\r
          \r
          """;
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  private static long waitingSearches(TestGateway gateway) {
    try {
      return gateway
          .client()
          .get("/metrics")
          .text()
          .lines()
          .filter(line -> line.startsWith("plumbline_gateway_lane_waiting{lane=\"search\"}"))
          .mapToLong(line -> (long) Double.parseDouble(line.replaceFirst(".* ", "")))
          .sum();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isListening(TestGateway gateway) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** An image encoder that stands still until it is opened. */
  private static final class Gate implements ImageEncoder {
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public EncoderVersion version() {
      return Colours.VERSION;
    }

    @Override
    public int dimension() {
      return Colours.dimension();
    }

    @Override
    public List<EncodedContent> encode(List<RgbImage> images) {
      inside.incrementAndGet();
      try {
        if (!open.await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("never opened");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return Colours.images().encode(images);
    }

    @Override
    public void close() {}
  }
}
