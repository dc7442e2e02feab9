package dev.plumbline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.gateway.testing.Answer;
import dev.plumbline.gateway.testing.Client;
import dev.plumbline.gateway.testing.Form;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.scenes.Colour;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchApiTest {
  private static final String TENANT = "default";
  @TempDir private static Path directory;
  private static TestGateway gateway;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(directory, Map.of("search.maxK", "100"));
    client = gateway.client();
    for (Colour colour : List.of(Colour.RED, Colour.BLUE, Colour.GREEN)) {
      String name = colour.names().get(0);
      gateway.putImage(TENANT, name, colour);
      gateway.putCaption(TENANT, name + "#0", name, "a " + name + " square");
      gateway.putCaption(TENANT, name + "#1", name, "all in " + name);
    }
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void wordsFindThePictureThatTheyDescribe() throws Exception {
    JsonNode answer = client.get("/v1/search?text=a%20blue%20thing&k=2").json();

    assertThat(answer.get("generation").asLong()).isEqualTo(1);
    assertThat(answer.get("aligner").asLong()).isEqualTo(1);
    assertThat(answer.get("hits")).hasSize(2);
    JsonNode first = answer.get("hits").get(0);
    assertThat(first.get("rank").asInt()).isEqualTo(1);
    assertThat(first.get("id").asText()).isEqualTo("blue");
    assertThat(first.get("captions"))
        .extracting(JsonNode::asText)
        .containsExactly("a blue square", "all in blue");
    assertThat(first.get("attributes").get("colour").asText()).isEqualTo("blue");
    assertThat(first.get("eventTime").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(client.get(first.get("image").asText()).contentType()).isEqualTo("image/jpeg");
  }

  @Test
  void aPictureFindsItselfHoweverItIsSent() throws Exception {
    byte[] picture = TestGateway.png(TestGateway.plain(Colour.GREEN));
    Form form = new Form().file("image", "green.png", picture).field("k", "1");
    String json = "{\"k\":1,\"image\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}";

    assertThat(firstId(client.post("/v1/search", form.type(), form.bytes()))).isEqualTo("green");
    assertThat(firstId(client.postJson("/v1/search", json))).isEqualTo("green");
    assertThat(firstId(client.post("/v1/search?k=1", "image/png", picture))).isEqualTo("green");
  }

  @ParameterizedTest
  @CsvSource({"0, red", "1, green"})
  void theWeightSaysWhetherTheWordsOrThePictureDecide(double weight, String first)
      throws Exception {
    Form form =
        new Form()
            .file("image", "green.png", TestGateway.png(TestGateway.plain(Colour.GREEN)))
            .field("text", "red")
            .field("imageWeight", Double.toString(weight));

    assertThat(firstId(client.post("/v1/search", form.type(), form.bytes()))).isEqualTo(first);
  }

  @Test
  void anIndexedItemFindsItsNeighboursInBothModalities() throws Exception {
    JsonNode hits = client.get("/v1/search?like=red&modality=image,text&k=3").json().get("hits");

    assertThat(hits)
        .extracting(hit -> hit.get("id").asText())
        .containsExactlyInAnyOrder("red", "red#0", "red#1");
    assertThat(hits)
        .extracting(hit -> hit.get("modality").asText())
        .containsExactlyInAnyOrder("image", "text", "text");
  }

  @Test
  void wordsBesideAnIndexedItemMoveTheAnswerTheirWay() throws Exception {
    assertThat(firstId(client.get("/v1/search?like=red&text=green&imageWeight=0.9")))
        .isEqualTo("red");
    assertThat(firstId(client.get("/v1/search?like=red&text=green&imageWeight=0.1")))
        .isEqualTo("green");
    Form form =
        new Form()
            .file("image", "green.png", TestGateway.png(TestGateway.plain(Colour.GREEN)))
            .field("like", "red");
    assertThat(client.post("/v1/search", form.type(), form.bytes()).json().get("detail").asText())
        .isEqualTo("like: with an image (expected: alone, or with a text)");
  }

  @Test
  void filtersAndTimesNarrow() throws Exception {
    assertThat(firstId(client.get("/v1/search?text=red&filter=colour%20!=%20%22red%22")))
        .isNotEqualTo("red");
    assertThat(client.get("/v1/search?text=red&from=2026-01-02T03:04:05.679Z").json().get("hits"))
        .isEmpty();
    assertThat(client.get("/v1/search?text=red&to=2026-01-02T03:04:05.678Z").json().get("hits"))
        .isEmpty();
    assertThat(
            client
                .get("/v1/search?text=red&from=2026-01-02T03:04:05.678Z&to=2026-02-01T00:00:00Z")
                .json()
                .get("hits"))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text=red&k=0 | k | k: 0 (expected: 1 to 100)",
        "text=red&k=101 | k | k: 101 (expected: 1 to 100)",
        "text=red&k=many | k | k: 'many' (expected: a whole number)",
        "text=red&k=1&k=2 | k | k: given 2 times (expected: once)",
        "k=3 | text | text: none (expected: a text, an image, both, or an item's id in like)",
        "text=%20 | text | text: blank (expected: at least one word)",
        "like=nothing | like | like: nothing (not indexed)",
        "text=red&modality=sound | modality | modality: 'sound' (expected: image, text or clip)",
        "text=red&from=yesterday | from | from: 'yesterday' (expected: as 2026-01-31T23:59:59Z)",
        "text=red&generation=9 | generation | generation: g9 (not in the index)",
        "text=red&imageWeight=2 | imageWeight | imageWeight: 2.0 (expected: 0.0 to 1.0)",
        "text=red&tenant=No | tenant | tenant: 'No' (expected: [a-z0-9][a-z0-9_-]{0,63})",
      })
  void aProblemNamesItsParameter(String query, String parameter, String detail) throws Exception {
    Answer answer = client.get("/v1/search?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("parameter").asText()).isEqualTo(parameter);
    assertThat(answer.json().get("detail").asText()).isEqualTo(detail);
  }

  @Test
  void aSlipInAParametersNameIsTold() throws Exception {
    JsonNode problem = client.get("/v1/search?text=red&filtre=x").json();

    assertThat(problem.get("parameter").asText()).isEqualTo("filtre");
    assertThat(problem.get("detail").asText()).contains("filter");
  }

  @Test
  void aWrongFilterIsToldAtItsPlace() throws Exception {
    Answer answer = client.get("/v1/search?text=red&filter=colour%20=%20%22red%22");

    assertThat(answer.status()).isEqualTo(400);
    JsonNode problem = answer.json();
    assertThat(problem.get("type").asText()).isEqualTo("urn:plumbline:problem:invalid-filter");
    assertThat(problem.get("parameter").asText()).isEqualTo("filter");
    assertThat(problem.get("column").asInt()).isEqualTo(8);
  }

  @Test
  void aFilterThatNestsTooDeepIsRefused() throws Exception {
    String filter = "(".repeat(500) + "colour%20exists" + ")".repeat(500);

    Answer answer = client.get("/v1/search?text=red&filter=" + filter);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").asText()).contains("levels");
  }

  @Test
  void hybridFindsByTheWordsThatTheEncoderDoesNotKnow() throws Exception {
    gateway.putImage("words", "plain", Colour.GREY);
    gateway.putImage("words", "dog", Colour.GREY);
    gateway.putCaption("words", "dog#0", "dog", "a schnauzer in the fog");

    JsonNode hybrid = client.get("/v1/search?tenant=words&text=schnauzer&hybrid=true").json();

    assertThat(hybrid.at("/hits/0/id").asText()).isEqualTo("dog");
    assertThat(client.get("/v1/search?like=red&hybrid=true").json().get("parameter").asText())
        .isEqualTo("hybrid");
  }

  @Test
  void hybridOnAnIndexWithoutWordsIsAProblem() throws Exception {
    try (TestGateway plain = TestGateway.startWithoutWords(directory.resolve("plain"))) {
      JsonNode problem = plain.client().get("/v1/search?text=red&hybrid=true").json();

      assertThat(problem.get("type").asText()).isEqualTo("urn:plumbline:problem:not-on-this-index");
      assertThat(problem.get("parameter").asText()).isEqualTo("hybrid");
    }
  }

  @Test
  void anItemIsShownWithItsCaptions() throws Exception {
    JsonNode item = client.get("/v1/items/red").json();

    assertThat(item.get("tenant").asText()).isEqualTo(TENANT);
    assertThat(item.get("captions"))
        .extracting(c -> c.get("text").asText())
        .containsExactly("a red square", "all in red");
    assertThat(item.get("generation").asLong()).isEqualTo(1);
  }

  @Test
  void anIdMayHoldSlashesAndLetters() throws Exception {
    String id = "2026/ä b?#%.jpg";
    gateway.putImage("other", id, Colour.PINK);
    String encoded = "2026%2F%C3%A4%20b%3F%23%25.jpg";

    assertThat(client.get("/v1/items/" + encoded + "?tenant=other").json().get("id").asText())
        .isEqualTo(id);
    assertThat(client.get("/v1/items/" + encoded + "/image?tenant=other").status()).isEqualTo(200);
    String image =
        client.get("/v1/search?tenant=other&text=pink").json().at("/hits/0/image").asText();
    assertThat(client.get(image).contentType()).isEqualTo("image/jpeg");
  }

  @Test
  void whatIsNotThereIsAProblem() throws Exception {
    assertThat(client.get("/v1/items/nothing").status()).isEqualTo(404);
    assertThat(client.get("/v1/items/nothing/image").status()).isEqualTo(404);
    assertThat(client.get("/v1/nothing").contentType()).isEqualTo("application/problem+json");
    assertThat(client.postJson("/v1/aligners", "{}").status()).isEqualTo(405);
  }

  @Test
  void aPictureIsNotSentAgainToWhoHasIt() throws Exception {
    Answer first = client.get("/v1/items/red/image");
    String tag = first.header("etag").orElseThrow();

    Answer second = client.with("if-none-match", tag).get("/v1/items/red/image");

    assertThat(second.status()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void aPictureThatCannotBeReadIsAProblemOfItsParameter() throws Exception {
    Answer answer = client.post("/v1/search", "image/png", "no picture".getBytes(UTF_8));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("parameter").asText()).isEqualTo("image");
  }

  @Test
  void bodiesThatCannotBeReadAreProblems() throws Exception {
    assertThat(client.postJson("/v1/search", "{\"text\":").json().get("detail").asText())
        .startsWith("body: ")
        .contains("line 1");
    assertThat(client.postJson("/v1/search", "[1]").json().get("detail").asText())
        .isEqualTo("body: a list (expected: an object)");
    assertThat(client.postJson("/v1/search", "{\"k\":1,\"k\":2}").status()).isEqualTo(400);
    assertThat(
            client
                .postJson("/v1/search", "{\"text\":\"a\",\"k\":\"3\"}")
                .json()
                .get("detail")
                .asText())
        .isEqualTo("k: a text (expected: a whole number)");
    assertThat(client.post("/v1/search", "text/csv", new byte[] {1}).status()).isEqualTo(415);
    assertThat(
            client
                .post("/v1/search", "multipart/form-data; boundary=x", "nonsense".getBytes(UTF_8))
                .status())
        .isEqualTo(400);
  }

  @Test
  void requestsKeepTheirNamesAndGetThemWhenTheyHaveNone() throws Exception {
    Answer named = client.with("x-request-id", "my-request.1").get("/v1/search?text=red");
    Answer nameless = client.get("/v1/search?text=red");
    Answer harmful = client.with("x-request-id", "a b").get("/v1/search?k=0");

    assertThat(named.header("x-request-id")).contains("my-request.1");
    assertThat(named.json().get("queryId").asText()).isEqualTo("my-request.1");
    assertThat(nameless.json().get("queryId").asText())
        .isEqualTo(nameless.header("x-request-id").orElseThrow());
    assertThat(harmful.json().get("requestId").asText())
        .isNotEqualTo("a b")
        .isEqualTo(harmful.header("x-request-id").orElseThrow());
  }

  @Test
  void aNameThatIsNotThisMachinesIsRefusedWhereEverybodyIsLetIn() throws Exception {
    assertThat(statusFor("localhost:" + gateway.uri().getPort())).contains(" 200 ");
    assertThat(statusFor("[::1]:80")).contains(" 200 ");
    assertThat(statusFor("rebound.example")).contains(" 403 ");
    assertThat(statusFor("127.0.0.1.rebound.example")).contains(" 403 ");
  }

  /** The status line of an answer to a request that names this host; a client would not let us. */
  private static String statusFor(String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort());
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      socket
          .getOutputStream()
          .write(("GET /v1/stats HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(UTF_8));
      return in.readLine();
    }
  }

  private static String firstId(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().at("/hits/0/id").asText();
  }
}
