package dev.plumbline.app.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.BrokerTest;
import dev.plumbline.app.CommandRun;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Modality;
import dev.plumbline.kafka.TestingQueryResponder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class FreshnessTest extends BrokerTest {
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  /** An index that has an old version of every item first, and the new one from the third time. */
  private Optional<ResultEvent> answer(QueryEvent query) {
    String id = query.query().like().orElseThrow();
    int times = asked.merge(id, 1, Integer::sum);
    if (times == 1) {
      return Optional.of(
          new ResultEvent.Failed(
              query.queryId(),
              query.query().tenant(),
              ResultEvent.Reason.INVALID_QUERY,
              "not indexed"));
    }
    return Optional.of(
        new ResultEvent.Answered(
            query.queryId(),
            query.query().tenant(),
            1,
            new AlignerVersion(1),
            List.of(
                new ResultEvent.Hit(
                    1,
                    1,
                    id,
                    Modality.IMAGE,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Attributes.empty(),
                    times == 2 ? Instant.EPOCH : Instant.now(),
                    "test"))));
  }

  @Test
  void waitsUntilWhatWasSentIsFound() throws Exception {
    createTopics();
    try (TestingQueryResponder responder = TestingQueryResponder.start(kafka, this::answer)) {
      CommandRun run = run("produce", "scenes", "--count", "3", "--wait").succeeded();
      assertThat(run.out())
          .containsPattern("searchable after p50 [\\d.]+ s, p99 [\\d.]+ s \\(4 sam");
      assertThat(asked)
          .containsOnlyKeys(
              "scene-000000000", "scene-000000001", "scene-000000002", "scene-000000002#4")
          .allSatisfy((id, times) -> assertThat(times).isEqualTo(3));
      assertThat(responder.received().get(0).query().filter())
          .isEqualTo("id == \"scene-000000000\"");
    }
  }
}
