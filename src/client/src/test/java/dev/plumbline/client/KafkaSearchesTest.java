package dev.plumbline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.TestingQueryResponder;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker; a responder of the test stands in for the query job. */
@Timeout(120)
class KafkaSearchesTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Path PAGE = Path.of("../../docs/queries.md");

  @TempDir private static Path directory;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory.resolve("broker")));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  /** Topics of a test's own. */
  private static KafkaClientConfig topics(String prefix) {
    KafkaClientConfig config =
        new KafkaClientConfig(kafka.bootstrapServers(), Map.of(), new Topics(prefix));
    try (TopicAdmin admin = TopicAdmin.open(config, SOON)) {
      admin.create(1);
    }
    return config;
  }

  private static Optional<ResultEvent> answer(QueryEvent event) {
    String text = event.query().text().orElse("");
    for (ResultEvent.Reason reason : ResultEvent.Reason.values()) {
      if (text.equals(reason.name())) {
        return Optional.of(
            new ResultEvent.Failed(
                event.queryId(),
                event.query().tenant(),
                reason,
                "because of the test",
                Optional.of("filter"),
                OptionalInt.of(9)));
      }
    }
    return Optional.of(
        new ResultEvent.Answered(
            event.queryId(),
            event.query().tenant(),
            3,
            new AlignerVersion(2),
            List.of(
                new ResultEvent.Hit(
                    1,
                    0.5,
                    text,
                    Modality.IMAGE,
                    List.of("a caption"),
                    Optional.empty(),
                    Optional.empty(),
                    Attributes.empty(),
                    Instant.EPOCH,
                    "test"))));
  }

  @Test
  void asksAndGetsItsAnswer() throws Exception {
    try (TestingQueryResponder responder =
            TestingQueryResponder.start(topics("asks."), KafkaSearchesTest::answer);
        PlumblineClient client =
            PlumblineClient.kafka(kafka.bootstrapServers())
                .topicPrefix("asks.")
                .property("client.rack", "r1")
                .timeout(SOON)
                .open()) {
      Query query = Query.builder().text("red").hybrid(true).build();

      assertThat(client.search(query).hits().get(0).id()).isEqualTo("red");
      assertThat(client.searchAsync(query).get(30, TimeUnit.SECONDS).generation()).isEqualTo(3);
      assertThat(responder.received()).extracting(QueryEvent::query).containsExactly(query, query);
    }
  }

  @Test
  void aFailedSearchIsAnException() throws Exception {
    try (TestingQueryResponder responder =
            TestingQueryResponder.start(topics("fails."), KafkaSearchesTest::answer);
        PlumblineClient client =
            PlumblineClient.kafka(kafka.bootstrapServers()).topicPrefix("fails.").open()) {
      assertThat(problem(client, "INVALID_QUERY").type()).isEqualTo("invalid-query");
      assertThat(problem(client, "INVALID_QUERY").isTransient()).isFalse();
      assertThat(problem(client, "INVALID_QUERY").detail()).isEqualTo("because of the test");
      assertThat(problem(client, "INVALID_QUERY").parameter()).hasValue("filter");
      assertThat(problem(client, "INVALID_QUERY").column()).hasValue(9);
      assertThat(problem(client, "NOT_READY").type()).isEqualTo("not-ready");
      assertThat(problem(client, "TOO_LATE").type()).isEqualTo("timed-out");
      assertThat(problem(client, "UNAVAILABLE").isTransient()).isTrue();
      assertThat(responder.received()).isNotEmpty();
    }
  }

  private static Problem problem(PlumblineClient client, String text) {
    return catchThrowableOfType(SearchFailedException.class, () -> client.search(Query.text(text)))
        .problem();
  }

  @Test
  void noAnswerInTimeIsTransient() throws Exception {
    topics("nobody.");
    try (PlumblineClient client =
        PlumblineClient.kafka(kafka.bootstrapServers())
            .topicPrefix("nobody.")
            .timeout(Duration.ofSeconds(2))
            .open()) {
      ServiceException nobody =
          catchThrowableOfType(ServiceException.class, () -> client.search(Query.text("x")));
      assertThat(nobody.isTransient()).isTrue();
      assertThat(nobody).hasMessageContaining("no answer within 2000 ms");
    }
  }

  @Test
  void theExampleOfTheDocumentationRuns() throws Exception {
    Matcher example =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    String code = example.group(1).replace("127.0.0.1:9660", kafka.bootstrapServers());
    Path file = Files.writeString(directory.resolve("AskOverKafka.java"), code);
    try (TestingQueryResponder responder =
        TestingQueryResponder.start(topics(""), KafkaSearchesTest::answer)) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Process process =
          new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), file.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

      assertThat(process.exitValue()).as(out).isZero();
      assertThat(out).contains("1 0.500 a red circle left of a blue square a caption");
      assertThat(responder.received().get(0).query().filter()).isEqualTo("objects >= 2");
    }
  }
}
