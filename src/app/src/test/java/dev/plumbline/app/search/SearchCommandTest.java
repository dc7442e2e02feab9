package dev.plumbline.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.BrokerTest;
import dev.plumbline.app.CommandRun;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Modality;
import dev.plumbline.kafka.TestingQueryResponder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchCommandTest extends BrokerTest {
  @BeforeEach
  void prepare() {
    createTopics();
  }

  private static ResultEvent.Hit hit(int rank, double score, String id, List<String> captions) {
    return new ResultEvent.Hit(
        rank,
        score,
        id,
        Modality.IMAGE,
        captions,
        Optional.empty(),
        Optional.empty(),
        Attributes.empty(),
        Instant.EPOCH,
        "test");
  }

  private static Optional<ResultEvent> answer(QueryEvent query) {
    return Optional.of(
        new ResultEvent.Answered(
            query.queryId(),
            query.query().tenant(),
            7,
            new AlignerVersion(7),
            List.of(
                hit(1, 0.75, "a.jpg", List.of("a \"red\" circle", "a disc")),
                hit(2, -0.125, "b.jpg", List.of()))));
  }

  private static ResultEvent failed(QueryEvent query, ResultEvent.Reason reason) {
    return new ResultEvent.Failed(
        query.queryId(), query.query().tenant(), reason, "because of the test");
  }

  @Test
  void printsATable() throws Exception {
    try (TestingQueryResponder responder =
        TestingQueryResponder.start(kafka, SearchCommandTest::answer)) {
      CommandRun run = run("search", "a", "red circle").succeeded();
      assertThat(run.out().lines())
          .containsExactly(
              "rank    score  id     modality  captions             generation",
              "   1   0.7500  a.jpg  image     a \"red\" circle (+1)           7",
              "   2  -0.1250  b.jpg  image                                   7");
      assertThat(responder.received().get(0).query().text()).contains("a red circle");
    }
  }

  @Test
  void printsJsonAlone() throws Exception {
    try (TestingQueryResponder responder =
        TestingQueryResponder.start(kafka, SearchCommandTest::answer)) {
      JsonNode array =
          new ObjectMapper().readTree(run("search", "circle", "--json").succeeded().out());
      assertThat(array)
          .isEqualTo(
              new ObjectMapper()
                  .readTree(
                      """
                      [{"rank": 1, "score": 0.75, "id": "a.jpg", "modality": "image",
                        "captions": ["a \\"red\\" circle", "a disc"], "generation": 7},
                       {"rank": 2, "score": -0.125, "id": "b.jpg", "modality": "image",
                        "captions": [], "generation": 7}]
                      """));
      assertThat(responder.received()).hasSize(1);
    }
  }

  @Test
  void asksForAllThatItsOptionsName() throws Exception {
    Path picture = Files.write(directory.resolve("picture.jpg"), new byte[] {1, 2, 3});
    try (TestingQueryResponder responder =
        TestingQueryResponder.start(kafka, SearchCommandTest::answer)) {
      run(
              "search",
              "words",
              "--image",
              picture.toString(),
              "--weight",
              "0.25",
              "-k",
              "3",
              "--filter",
              "year > 2000",
              "--modality",
              "image,text",
              "--tenant",
              "acme",
              "--from",
              "2026-01-01T00:00:00Z",
              "--to",
              "2026-02-01T00:00:00Z",
              "--generation",
              "4",
              "--hybrid")
          .succeeded();
      run("search", "--like", "a.jpg").succeeded();
      QueryEvent first = responder.received().get(0);
      assertThat(first)
          .isEqualTo(
              new QueryEvent(
                  first.queryId(),
                  Query.builder()
                      .tenant("acme")
                      .text("words")
                      .image(new byte[] {1, 2, 3})
                      .imageWeight(0.25)
                      .k(3)
                      .modalities(Set.of(Modality.IMAGE, Modality.TEXT))
                      .filter("year > 2000")
                      .from(Instant.parse("2026-01-01T00:00:00Z"))
                      .to(Instant.parse("2026-02-01T00:00:00Z"))
                      .generation(4)
                      .hybrid(true)
                      .build(),
                  first.deadline()));
      QueryEvent second = responder.received().get(1);
      assertThat(second.query().like()).contains("a.jpg");
      assertThat(second.query().tenant()).isEqualTo("default");
    }
  }

  @Test
  void saysWhyThereIsNoAnswer() throws Exception {
    try (TestingQueryResponder responder =
        TestingQueryResponder.start(
            kafka,
            query ->
                Optional.of(
                    failed(
                        query, ResultEvent.Reason.valueOf(query.query().text().orElseThrow()))))) {
      assertThat(run("search", "INVALID_QUERY").code()).isEqualTo(2);
      assertThat(run("search", "UNAVAILABLE").code()).isEqualTo(3);
      CommandRun notReady = run("search", "NOT_READY", "--json");
      assertThat(notReady.code()).isEqualTo(3);
      assertThat(notReady.out()).isEmpty();
      assertThat(notReady.err())
          .startsWith("plumbline: because of the test")
          .contains("  hint: it takes pairs");
      assertThat(responder.received()).hasSize(3);
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    CommandRun run = run("search", "x", "--set", "search.deadline=500ms");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("no answer within 500 ms").contains("plumbline status");
  }

  @Test
  void refusesWhatCannotBeAsked() {
    assertThat(run("search").code()).isEqualTo(2);
    CommandRun missing = run("search", "--image", "no-such.jpg");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("--image no-such.jpg cannot be read");
    assertThat(run("search", "x", "-k", "many").code()).isEqualTo(2);
    assertThat(run("search", "x", "--from", "yesterday").err())
        .contains("'--from': 'yesterday' is not a time (expected: one as 2026-01-31T23:59:59Z)")
        .doesNotContain("java.");
    assertThat(run("search", "x", "--url", "http://a b").err())
        .contains("'--url': 'http://a b' is not a URL (Illegal character in authority)")
        .doesNotContain("java.");
  }
}
