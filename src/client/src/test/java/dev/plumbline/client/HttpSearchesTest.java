package dev.plumbline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client makes of a server's answers; the gateway's tests have the real server. */
class HttpSearchesTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private HttpServer server;
  private volatile Reply reply;
  private volatile String asked;
  private volatile String sent;

  private record Reply(int status, String body, String... headers) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    stopping.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    sent = query + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply now = reply;
    if (now == null) {
      waitForTheEnd();
      return;
    }
    for (int i = 0; i < now.headers().length; i += 2) {
      exchange.getResponseHeaders().add(now.headers()[i], now.headers()[i + 1]);
    }
    byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void waitForTheEnd() {
    try {
      stopping.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/search-engine");
  }

  private PlumblineClient client() {
    return PlumblineClient.http(address()).key("secret").open();
  }

  @Test
  void sendsAllPartsOfAQueryAndReadsAllPartsOfAHit() throws Exception {
    reply =
        new Reply(
            200,
            """
            {"queryId": "q", "generation": 3, "aligner": 2, "tookMs": 1.5, "later": true, "hits": [
              {"rank": 1, "score": 0.5, "id": "a b", "modality": "text", "text": "red",
               "captions": ["red"], "partOf": "a", "attributes": {"n": 2, "t": "x", "f": true},
               "eventTime": "2026-01-02T03:04:05Z", "source": "s", "image": "/v1/x"}]}
            """);
    try (PlumblineClient client = client()) {
      ResultEvent.Answered answer =
          client.search(
              Query.builder()
                  .tenant("acme")
                  .text("red & blue")
                  .k(3)
                  .modalities(Set.of(Modality.TEXT, Modality.IMAGE))
                  .filter("n > 1")
                  .from(Instant.EPOCH)
                  .to(Instant.EPOCH.plusSeconds(1))
                  .generation(3)
                  .hybrid(true)
                  .build());

      assertThat(asked).isEqualTo("GET /search-engine/v1/search");
      assertThat(sent.split("&"))
          .contains(
              "tenant=acme",
              "text=red+%26+blue",
              "k=3",
              "modality=image%2Ctext",
              "filter=n+%3E+1",
              "from=1970-01-01T00%3A00%3A00Z",
              "to=1970-01-01T00%3A00%3A01Z",
              "generation=3",
              "hybrid=true");
      assertThat(answer.generation()).isEqualTo(3);
      assertThat(answer.aligner().number()).isEqualTo(2);
      ResultEvent.Hit hit = answer.hits().get(0);
      assertThat(hit.id()).isEqualTo("a b");
      assertThat(hit.partOf()).contains("a");
      assertThat(hit.attributes().values()).hasSize(3);
    }
  }

  @Test
  void aPictureOrALongTextGoesAsAForm() throws Exception {
    reply = new Reply(200, "{\"queryId\":\"q\",\"generation\":1,\"aligner\":1,\"hits\":[]}");
    try (PlumblineClient client = client()) {
      client.search(Query.builder().image("pixels".getBytes(StandardCharsets.UTF_8)).build());
      assertThat(asked).startsWith("POST ");
      assertThat(sent).contains("name=\"image\"; filename=").contains("\r\n\r\npixels\r\n--");

      client.search(Query.text("red ".repeat(1_000)));
      assertThat(asked).startsWith("POST ");
    }
  }

  @Test
  void aProblemIsAnException() {
    reply =
        new Reply(
            400,
            """
            {"type": "urn:plumbline:problem:invalid-filter", "title": "t", "status": 400,
             "detail": "filter, column 7: no", "parameter": "filter", "column": 7, "requestId": "r"}
            """);
    Problem problem = problemOf(Query.text("x"));
    assertThat(problem.type()).isEqualTo("invalid-filter");
    assertThat(problem.detail()).isEqualTo("filter, column 7: no");
    assertThat(problem.parameter()).contains("filter");
    assertThat(problem.column()).hasValue(7);
    assertThat(problem.requestId()).contains("r");
    assertThat(problem.isTransient()).isFalse();

    reply = new Reply(503, "<html>a proxy</html>", "Retry-After", "2");
    Problem proxy = problemOf(Query.text("x"));
    assertThat(proxy.type()).isEqualTo("about:blank");
    assertThat(proxy.detail()).endsWith(" answers 503");
    assertThat(proxy.retryAfter()).contains(Duration.ofSeconds(2));
    assertThat(proxy.isTransient()).isTrue();

    reply = new Reply(401, "");
    assertThat(problemOf(Query.text("x")).status()).isEqualTo(401);
  }

  private Problem problemOf(Query query) {
    try (PlumblineClient client = client()) {
      return org.assertj.core.api.Assertions.catchThrowableOfType(
              SearchFailedException.class, () -> client.search(query))
          .problem();
    }
  }

  @Test
  void anAnswerOfSomethingElseIsPermanent() {
    for (String body : new String[] {"<html>", "{}", "[]", "{\"hits\": [{}]}"}) {
      reply = new Reply(200, body);
      try (PlumblineClient client = client()) {
        assertThatExceptionOfType(ServiceException.class)
            .isThrownBy(() -> client.search(Query.text("x")))
            .matches(e -> !e.isTransient());
      }
    }
  }

  @Test
  void noAnswerInTimeIsTransient() {
    try (PlumblineClient client =
        PlumblineClient.http(address()).timeout(Duration.ofMillis(200)).open()) {
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(() -> client.search(Query.text("x")))
          .withMessageContaining("no answer within 200 ms")
          .matches(ServiceException::isTransient);
    }
  }

  @Test
  void noServerIsTransient() {
    server.stop(0);
    try (PlumblineClient client = client()) {
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(() -> client.search(Query.text("x")))
          .withMessageContaining("no gateway answers")
          .matches(ServiceException::isTransient);
    }
  }

  @Test
  void closingFailsWhatIsUnderWay() {
    PlumblineClient client = client();
    CompletableFuture<ResultEvent.Answered> answer = client.searchAsync(Query.text("x"));
    client.close();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
        .withMessageContaining("the client was closed");
    assertThatIllegalStateException().isThrownBy(() -> client.search(Query.text("x")));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlumblineClient.http(URI.create("ftp://x")))
        .withMessageContaining("expected: http://host:port");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlumblineClient.http(address()).timeout(Duration.ZERO))
        .withMessageContaining("timeout");
    try (PlumblineClient client = client()) {
      Query elsewhere = Query.builder().image(URI.create("https://x/y.png")).build();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.search(elsewhere))
          .withMessageContaining("the file's bytes");
    }
  }
}
