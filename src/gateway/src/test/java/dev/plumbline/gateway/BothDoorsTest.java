package dev.plumbline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.client.PlumblineClient;
import dev.plumbline.client.SearchFailedException;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.event.ResultEvent.Reason;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.search.QueryAnswerer;
import dev.plumbline.core.search.SearchRequest;
import dev.plumbline.gateway.testing.TestGateway;
import dev.plumbline.scenes.Colour;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked over HTTP and what is asked over Kafka has the same answer, word for word. */
class BothDoorsTest {
  @TempDir private static Path directory;
  private static TestGateway gateway;
  private static PlumblineClient client;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(directory, Map.of("search.maxK", "50"));
    for (Colour colour : Colour.values()) {
      String name = colour.names().get(0);
      gateway.putImage("default", "plain-" + name, colour);
      gateway.putCaption("default", "plain-" + name + "#0", "plain-" + name, "a zebra in " + name);
    }
    gateway.putImage("other", "secret", Colour.RED);
    client = PlumblineClient.http(gateway.uri()).open();
  }

  @AfterAll
  static void stop() {
    client.close();
    gateway.close();
  }

  private static Query.Builder query() {
    return Query.builder().k(5);
  }

  private static byte[] picture(Colour colour) {
    return TestGateway.png(TestGateway.plain(colour));
  }

  static Stream<Query> searches() {
    Instant then = TestGateway.EVENT_TIME;
    return Stream.of(
        query().text("red").build(),
        query().text("red").k(50).modalities(Set.of(Modality.TEXT, Modality.IMAGE)).build(),
        query().text("a zebra in red, or one in blue").hybrid(true).build(),
        query().text("zebra blue").hybrid(true).filter("colour != \"blue\"").build(),
        query().text("zebra blue").hybrid(true).modalities(Set.of(Modality.TEXT)).build(),
        query().image(picture(Colour.GREEN)).build(),
        query().image(picture(Colour.GREEN)).text("blue").imageWeight(0.2).build(),
        query().image(picture(Colour.GREEN)).text("blue").imageWeight(0.8).build(),
        query().image(picture(Colour.GREEN)).text("zebra blue").hybrid(true).build(),
        query().like("plain-pink").build(),
        query().like("plain-pink").text("blue").imageWeight(0.3).build(),
        query().text("red").filter("colour in [\"red\", \"pink\"]").build(),
        query().text("red").from(then).to(then.plusMillis(1)).build(),
        query().text("red").to(then).build(),
        query().text("red").generation(1).build(),
        query().tenant("other").text("red").build());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void theAnswersAreTheSame(Query query) throws Exception {
    ResultEvent.Answered overHttp = client.search(query);
    ResultEvent overKafka = answer(query);

    assertThat(overKafka)
        .isEqualTo(
            new ResultEvent.Answered(
                "q", query.tenant(), overHttp.generation(), overHttp.aligner(), overHttp.hits()));
  }

  @Test
  void theSearchesFindWhatTheyShould() throws Exception {
    List<Integer> found =
        searches().map(query -> ((ResultEvent.Answered) answer(query)).hits().size()).toList();
    assertThat(found).filteredOn(n -> n == 0).as("only what happened before").hasSize(1);
    assertThat(answer(query().tenant("other").text("red").build()))
        .isInstanceOfSatisfying(
            ResultEvent.Answered.class,
            answered -> assertThat(answered.hits()).extracting("id").containsExactly("secret"));
  }

  static Stream<Query> wrongs() {
    Instant then = TestGateway.EVENT_TIME;
    return Stream.of(
        query().build(),
        query().text(" ").build(),
        query().text("x".repeat(SearchRequest.MAX_TEXT_LENGTH + 1)).build(),
        query().text("red").k(51).build(),
        query().text("red").k(0).build(),
        query().text("red").filter("colour = 3").build(),
        query().text("red").filter("not ".repeat(17) + "n exists").build(),
        query().text("red").from(then).to(then).build(),
        query().text("red").generation(7).build(),
        query().image(picture(Colour.RED)).like("plain-pink").build(),
        query().like("nowhere").build(),
        query().image(picture(Colour.RED)).hybrid(true).build(),
        query().image(new byte[] {1, 2, 3}).build());
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void theRefusalsAreTheSame(Query query) {
    SearchFailedException overHttp =
        catchThrowableOfType(SearchFailedException.class, () -> client.search(query));

    assertThat(overHttp.problem().status()).isEqualTo(400);
    assertThat(overHttp.problem().parameter()).isPresent();
    assertThat(answer(query))
        .isEqualTo(
            new ResultEvent.Failed(
                "q",
                query.tenant(),
                Reason.INVALID_QUERY,
                overHttp.problem().detail(),
                overHttp.problem().parameter(),
                overHttp.problem().column()));
  }

  @Test
  void anIndexWithoutWordsSaysSoAtBothDoors() throws Exception {
    try (TestGateway wordless = TestGateway.startWithoutWords(directory.resolve("wordless"));
        PlumblineClient asker = PlumblineClient.http(wordless.uri()).open()) {
      Query query = query().text("red").hybrid(true).build();

      SearchFailedException overHttp =
          catchThrowableOfType(SearchFailedException.class, () -> asker.search(query));
      ResultEvent overKafka =
          wordless
              .answerer(InstantSource.system())
              .answer(new QueryEvent("q", query, Optional.empty()));

      assertThat(overHttp.problem().type()).isEqualTo("not-on-this-index");
      assertThat(overHttp.problem().detail()).contains("not on this server");
      assertThat(overKafka)
          .isEqualTo(
              new ResultEvent.Failed(
                  "q",
                  "default",
                  Reason.INVALID_QUERY,
                  overHttp.problem().detail(),
                  Optional.of("hybrid"),
                  OptionalInt.empty()));
    }
  }

  @Test
  void whatIsLateIsDroppedAndCounted() {
    Iterator<Instant> times =
        Stream.of(5, 6, 11, 5, 11).map(seconds -> Instant.EPOCH.plusSeconds(seconds)).iterator();
    QueryAnswerer answerer = gateway.answerer(times::next);
    Query query = query().text("red").build();
    QueryEvent event = new QueryEvent("q", query, Optional.of(Instant.EPOCH.plusSeconds(10)));

    assertThat(answerer.answer(event)).isInstanceOf(ResultEvent.Answered.class);
    assertThat(answerer.answer(event)).isEqualTo(late("before the search began"));
    assertThat(answerer.answer(event)).isEqualTo(late("during the search"));
    assertThat(answerer.late()).isEqualTo(2);
  }

  private static ResultEvent late(String when) {
    return new ResultEvent.Failed("q", "default", Reason.TOO_LATE, "the deadline passed " + when);
  }

  private static ResultEvent answer(Query query) {
    return gateway
        .answerer(InstantSource.system())
        .answer(new QueryEvent("q", query, Optional.empty()));
  }
}
