package dev.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.core.event.FeedbackEvent;
import dev.plumbline.core.event.ImageContent;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.gateway.testing.Answer;
import dev.plumbline.gateway.testing.Client;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.testkit.await.Await;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestApiTest {
  private static final String ONE =
      "{\"events\":[{\"type\":\"caption\",\"id\":\"c\",\"partOf\":\"i\",\"text\":\"red\"}]}";

  @TempDir private static Path directory;
  private static TestGateway gateway;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        TestGateway.start(
            directory, Map.of("gateway.limits.inFlight", "1kB", "gateway.limits.events", "4"));
    client = gateway.client();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.publisher().reset();
  }

  @Test
  void everyKindOfEventGoesOnTheStream() throws Exception {
    Answer answer =
        client.postJson(
            "/v1/ingest",
            """
            {"events": [
              {"type": "image", "id": "i", "content": "AQID", "eventTime": "2026-01-02T03:04:05Z",
               "source": "camera", "attributes": {"price": 3, "brand": "x", "new": true}},
              {"type": "caption", "id": "c", "partOf": "i", "text": "a red square"},
              {"type": "clip", "id": "v", "frames": [
                {"millis": 0, "reference": "https://example.org/1.jpg"},
                {"millis": 40, "content": "AQ=="}]},
              {"type": "delete", "id": "old"}]}
            """);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(4);
    List<ItemEvent> events = gateway.publisher().items();
    ItemEvent.Image image = (ItemEvent.Image) events.get(0);
    assertThat(image.id()).isEqualTo(new ItemId("default", "i"));
    assertThat(image.content()).isEqualTo(new ImageContent.Inline(new byte[] {1, 2, 3}));
    assertThat(image.eventTime()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(image.source()).isEqualTo("camera");
    assertThat(image.attributes().values())
        .containsEntry("price", new AttributeValue.Numeric(3))
        .containsEntry("brand", new AttributeValue.Text("x"))
        .containsEntry("new", new AttributeValue.Flag(true));
    assertThat(((ItemEvent.Caption) events.get(1)).partOf()).isEqualTo("i");
    assertThat(((ItemEvent.Clip) events.get(2)).frames()).hasSize(2);
    assertThat(events.get(3)).isInstanceOf(ItemEvent.Delete.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | events | events: nothing (expected: a list)",
        "{\"events\":[]} | events | events: 0 entries (expected: 1 to 4)",
        "{\"events\":[1]} | events[0] | events[0]: a number (expected: an object)",
        "{\"events\":[{\"type\":\"sound\"}]} | events[0].type | events[0].type: 'sound' (expected:"
            + " image, caption, clip or delete)",
        "{\"events\":[{\"type\":\"delete\"}]} | events[0].id | events[0].id: not given (expected: a"
            + " value)",
        "{\"events\":[{\"type\":\"image\",\"id\":\"i\"}]} | events[0].content | events[0].content:"
            + " not given (expected: either content or reference)",
        "{\"events\":[{\"type\":\"image\",\"id\":\"i\",\"reference\":\"ftp://x/y\"}]} |"
            + " events[0].reference | events[0].reference: 'ftp://x/y' (expected: a file:, http: or"
            + " https: URI)",
        "{\"events\":[{\"type\":\"image\",\"id\":\"i\",\"content\":\"!\"}]} | events[0].content |"
            + " events[0].content: not Base64 (expected: a file in Base64, without line breaks)",
        "{\"events\":[{\"type\":\"delete\",\"id\":\"i\",\"text\":\"x\"}]} | events[0].text |"
            + " events[0].text: not a parameter here (expected: eventTime, id, source, type)",
        "{\"events\":[{\"type\":\"image\",\"id\":\"i\",\"content\":\"AQ\",\"attributes\":{\"a\":[]}}]}"
            + " | events[0].attributes.a | events[0].attributes.a: a list (expected: a text, a"
            + " number, true or false)",
      })
  void aProblemNamesThePlaceInTheBody(String body, String parameter, String detail)
      throws Exception {
    Answer answer = client.postJson("/v1/ingest", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").asText()).isEqualTo(detail);
    assertThat(answer.json().get("parameter").asText()).isEqualTo(parameter);
    assertThat(gateway.publisher().items()).isEmpty();
  }

  @Test
  void aRepeatedCallIsAnsweredAsTheFirstAndNotDoneAgain() throws Exception {
    Client keyed = client.with("idempotency-key", "key 1");

    Answer first = keyed.postJson("/v1/ingest", ONE);
    Answer second = keyed.postJson("/v1/ingest", ONE);
    Answer other = keyed.postJson("/v1/ingest", ONE.replace("red", "blue"));

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.header("idempotency-replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.header("idempotency-replayed")).contains("true");
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(other.status()).isEqualTo(422);
    assertThat(gateway.publisher().items()).hasSize(1);
  }

  @Test
  void aCallThatFailedMayBeRepeatedUnderItsKey() throws Exception {
    Client keyed = client.with("idempotency-key", "key 2");
    gateway
        .publisher()
        .confirmWith(
            CompletableFuture.failedFuture(
                new ServiceException(ServiceException.Kind.TRANSIENT, "broker at inside:9092")));
    Answer failed = keyed.postJson("/v1/ingest", ONE);
    gateway.publisher().confirmWith(CompletableFuture.completedFuture(null));

    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.text()).doesNotContain("inside");
    assertThat(keyed.postJson("/v1/ingest", ONE).status()).isEqualTo(202);
  }

  @Test
  void whatTheStreamHasNotConfirmedHoldsFurtherCallsBack() throws Exception {
    CompletableFuture<Void> confirmation = new CompletableFuture<>();
    gateway.publisher().confirmWith(confirmation);
    String large = ONE.replace("red", "red ".repeat(200));
    ExecutorService background = Executors.newSingleThreadExecutor();
    try {
      Future<Answer> first = background.submit(() -> client.postJson("/v1/ingest", large));
      Await.until("an event was published", () -> !gateway.publisher().items().isEmpty());

      Answer second = client.postJson("/v1/ingest", large);
      assertThat(second.status()).isEqualTo(429);
      assertThat(second.header("retry-after")).contains("1");
      confirmation.complete(null);
      assertThat(first.get(30, TimeUnit.SECONDS).status()).isEqualTo(202);
      assertThat(client.postJson("/v1/ingest", large).status()).isEqualTo(202);
    } finally {
      background.shutdownNow();
    }
  }

  @Test
  void aRepeatWhileTheFirstIsUnderWayIsAConflict() throws Exception {
    CompletableFuture<Void> confirmation = new CompletableFuture<>();
    gateway.publisher().confirmWith(confirmation);
    Client keyed = client.with("idempotency-key", "key 3");
    ExecutorService background = Executors.newSingleThreadExecutor();
    try {
      Future<Answer> first = background.submit(() -> keyed.postJson("/v1/ingest", ONE));
      Await.until("an event was published", () -> !gateway.publisher().items().isEmpty());

      assertThat(keyed.postJson("/v1/ingest", ONE).status()).isEqualTo(409);
      confirmation.complete(null);
      assertThat(first.get(30, TimeUnit.SECONDS).status()).isEqualTo(202);
    } finally {
      background.shutdownNow();
    }
  }

  @Test
  void judgmentsGoOnTheStream() throws Exception {
    Answer answer =
        client.postJson("/v1/feedback", "{\"queryId\":\"q1\",\"id\":\"i\",\"kind\":\"up\"}");

    assertThat(answer.status()).isEqualTo(202);
    FeedbackEvent event = gateway.publisher().feedback().get(0);
    assertThat(event.queryId()).isEqualTo("q1");
    assertThat(event.item()).isEqualTo(new ItemId("default", "i"));
    assertThat(event.kind()).isEqualTo(FeedbackEvent.Kind.UP);
    JsonNode problem =
        client
            .postJson("/v1/feedback", "{\"queryId\":\"q1\",\"id\":\"i\",\"kind\":\"great\"}")
            .json();
    assertThat(problem.get("detail").asText())
        .isEqualTo("kind: 'great' (expected: click, up or down)");
  }
}
