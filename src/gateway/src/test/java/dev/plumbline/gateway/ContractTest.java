package dev.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.gateway.http.ProblemType;
import dev.plumbline.gateway.testing.Answer;
import dev.plumbline.gateway.testing.Client;
import dev.plumbline.gateway.testing.Contract;
import dev.plumbline.gateway.testing.RequestFuzzer;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.scenes.Colour;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document against the running server; every other test's answers are checked too. */
class ContractTest {
  private static final int REQUESTS = 1500;

  @TempDir private static Path directory;
  private static TestGateway gateway;
  private static Client client;
  private static Contract contract;

  @BeforeAll
  static void start() throws Exception {
    contract = Contract.load();
    gateway = TestGateway.start(directory, Map.of());
    client = gateway.client();
    for (Colour colour : List.of(Colour.RED, Colour.BLUE)) {
      gateway.putImage("default", colour.names().get(0), colour);
    }
    gateway.putCaption("default", "red#0", "red", "a red square");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void theDocumentIsServedAndIsOne() throws Exception {
    Answer answer = client.get("/openapi.yaml");

    assertThat(answer.contentType()).isEqualTo("application/yaml");
    assertThat(answer.text()).startsWith("openapi: 3.1.0");
    assertThat(contract.danglingReferences()).isEmpty();
  }

  @Test
  void everyProblemTypeIsInTheDocument() {
    JsonNode types = contract.document().at("/components/schemas/Problem/properties/type/enum");

    assertThat(types)
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
  }

  @Test
  void otherMethodsThanTheDocumentsAreRefused() throws Exception {
    for (Map.Entry<String, List<String>> operation : contract.operations().entrySet()) {
      String path = operation.getKey().replace("{id}", "red");
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
        if (!operation.getValue().contains(method)) {
          assertThat(client.send(method, path, BodyPublishers.noBody()).status())
              .as(method + " " + path)
              .isEqualTo(405);
        }
      }
    }
  }

  @Test
  @Timeout(300)
  void whateverIsAskedTheAnswerIsOneThatTheDocumentAllows() throws Exception {
    Map<Integer, Integer> statuses = new TreeMap<>();
    RequestFuzzer fuzzer = new RequestFuzzer(contract, 11);
    for (int i = 0; i < REQUESTS; i++) {
      RequestFuzzer.Request request = fuzzer.next();
      Answer answer =
          client
              .with(request.headers().toArray(String[]::new))
              .send(request.method(), request.path(), BodyPublishers.ofByteArray(request.body()));
      statuses.merge(answer.status(), 1, Integer::sum);
      assertThat(answer.status()).as(request + " answers " + answer).isLessThan(500);
      if (request.valid()) {
        // Schemas do not say which parameters go together, which generations and keys there are.
        boolean mayBeWrong = request.path().contains("search") || request.path().contains("gener");
        assertThat(answer.status())
            .as(request + " answers " + answer)
            .isIn(mayBeWrong ? List.of(200, 400, 404) : List.of(200, 202, 404, 422));
      }
    }
    assertThat(statuses).as("all sorts of answers").containsKeys(200, 202, 400, 404, 415);
  }

  @Test
  void theDocumentsSchemasRefuseWhatTheyShould() throws Exception {
    ObjectNode question = (ObjectNode) new ObjectMapper().readTree("{\"text\": \"red\", \"k\": 5}");
    JsonNode schema = contract.document().at("/components/schemas/SearchQuestion");
    assertThat(contract.errors(schema, question)).isEmpty();

    assertThat(contract.errors(schema, question.deepCopy().put("k", 0))).isNotEmpty();
    assertThat(contract.errors(schema, question.deepCopy().put("from", "soon"))).isNotEmpty();
    assertThat(contract.errors(schema, question.deepCopy().put("other", 1))).isNotEmpty();
  }
}
