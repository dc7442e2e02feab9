package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QueryClientTest extends BrokerTest {
  /** Answers with the query's own words as an id. */
  private static ResultEvent echo(QueryEvent query) {
    return new ResultEvent.Answered(
        query.queryId(),
        query.query().tenant(),
        1,
        new AlignerVersion(1),
        List.of(
            new ResultEvent.Hit(
                1,
                0.5,
                query.query().text().orElse("?"),
                Modality.IMAGE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Attributes.empty(),
                Instant.EPOCH,
                "test")));
  }

  private static String firstId(ResultEvent result) {
    return ((ResultEvent.Answered) result).hits().get(0).id();
  }

  @Test
  void carriesEveryPartOfAQuery() throws Exception {
    try (TestingQueryResponder responder =
            TestingQueryResponder.start(config, query -> Optional.of(echo(query)));
        QueryClient client = QueryClient.open(config, SOON)) {
      Query query =
          Query.builder()
              .tenant("acme")
              .text("a red circle")
              .image(new byte[] {1, 2, 3})
              .imageWeight(0.25)
              .k(7)
              .modalities(Set.of(Modality.IMAGE, Modality.TEXT))
              .filter("colour = 'red'")
              .from(Instant.EPOCH)
              .to(Instant.EPOCH.plusMillis(1))
              .generation(3)
              .hybrid(true)
              .build();
      assertThat(firstId(client.ask(query))).isEqualTo("a red circle");
      QueryEvent received = responder.received().get(0);
      assertThat(received)
          .isEqualTo(new QueryEvent(received.queryId(), query, received.deadline()));
      assertThat(received.deadline()).isPresent();
    }
  }

  @Test
  void matchesManyAnswersThatComeInAnotherOrder() throws Exception {
    List<QueryEvent> held = new ArrayList<>();
    BlockingQueue<List<QueryEvent>> all = new LinkedBlockingQueue<>();
    try (TestingQueryResponder responder =
            TestingQueryResponder.start(
                config,
                query -> {
                  held.add(query);
                  if (held.size() == 200) {
                    all.add(List.copyOf(held));
                  }
                  return Optional.empty();
                });
        QueryClient client = QueryClient.open(config, SOON);
        QueryClient other = QueryClient.open(config, SOON)) {
      List<CompletableFuture<ResultEvent>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add((i % 2 == 0 ? client : other).send(Query.text("query " + i)));
      }
      List<QueryEvent> queries = all.poll(30, TimeUnit.SECONDS);
      for (int i = queries.size() - 1; i >= 0; i--) {
        responder.send(echo(queries.get(i)));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(firstId(answers.get(i).get(30, TimeUnit.SECONDS))).isEqualTo("query " + i);
      }
      assertThat(client.late() + other.late()).isZero();
    }
  }

  @Test
  void aFailedSearchIsAResult() throws Exception {
    try (TestingQueryResponder responder =
            TestingQueryResponder.start(
                config,
                query ->
                    Optional.of(
                        new ResultEvent.Failed(
                            query.queryId(),
                            query.query().tenant(),
                            ResultEvent.Reason.NOT_READY,
                            "not yet")));
        QueryClient client = QueryClient.open(config, SOON)) {
      ResultEvent result = client.ask(Query.text("x"));
      assertThat(result)
          .isInstanceOfSatisfying(
              ResultEvent.Failed.class, f -> assertThat(f.message()).isEqualTo("not yet"));
      assertThat(responder.received()).hasSize(1);
    }
  }

  @Test
  void dropsAndCountsAnswersAfterTheDeadline() throws Exception {
    Duration deadline = Duration.ofSeconds(1);
    BlockingQueue<QueryEvent> unanswered = new LinkedBlockingQueue<>();
    try (TestingQueryResponder responder =
            TestingQueryResponder.start(
                config,
                query -> {
                  if (query.query().text().equals(Optional.of("late"))) {
                    unanswered.add(query);
                    return Optional.empty();
                  }
                  return Optional.of(echo(query));
                });
        QueryClient client = QueryClient.open(config, deadline)) {
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(() -> client.ask(Query.text("late")))
          .withMessageContaining("no answer within 1000 ms")
          .matches(ServiceException::isTransient);
      QueryEvent late = unanswered.poll(30, TimeUnit.SECONDS);
      responder.send(echo(late));
      // All results of one id are in one partition: after a second one, the first was seen.
      responder.send(echo(late));
      await(() -> client.late() == 2);
      assertThat(firstId(client.ask(Query.text("on time")))).isEqualTo("on time");
    }
  }

  @Test
  void outlivesTheBroker() throws Exception {
    try (TestingQueryResponder responder =
            TestingQueryResponder.start(config, query -> Optional.of(echo(query)));
        QueryClient client = QueryClient.open(config, SOON)) {
      assertThat(firstId(client.ask(Query.text("before")))).isEqualTo("before");
      kafka.stop();
      CompletableFuture<ResultEvent> during =
          CompletableFuture.supplyAsync(() -> client.send(Query.text("during")).join());
      kafka.start();
      assertThat(firstId(during.get(30, TimeUnit.SECONDS))).isEqualTo("during");
      assertThat(firstId(client.ask(Query.text("after")))).isEqualTo("after");
      assertThat(responder.received()).hasSize(3);
    }
  }

  @Test
  void closingFailsWhatIsUnderWay() throws Exception {
    QueryClient client = QueryClient.open(config, SOON);
    CompletableFuture<ResultEvent> answer = client.send(Query.text("x"));
    client.close();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
        .withMessageContaining("the client was closed");
    assertThatIllegalStateException().isThrownBy(() -> client.send(Query.text("x")));
  }

  @Test
  void saysThatTheTopicsAreNotThere() {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> QueryClient.open(otherTopics(), Duration.ofMillis(500)))
        .withMessageContaining("did not answer within 500 ms")
        .matches(ServiceException::isTransient);
  }

  private static void await(java.util.function.BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      Thread.sleep(5);
    }
  }
}
