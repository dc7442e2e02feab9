package dev.plumbline.jobs.spine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.event.DeadLetter;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.QueryEvent;
import dev.plumbline.core.event.Rejection;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.kafka.AlignerFollower;
import dev.plumbline.kafka.AlignerPublisher;
import dev.plumbline.kafka.QueryClient;
import dev.plumbline.scenes.Scene;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.testkit.await.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From events on a topic to answers on a topic: a real broker, Flink, the models, Lucene. */
class SpineTest {
  private static final int SCENES = 60;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TempDir private static Path directory;
  private static SpineInstance spine;
  private static QueryClient queries;

  @BeforeAll
  static void start() throws Exception {
    spine = SpineInstance.start(directory, Map.of("ingest.tenants", "default"));
    queries = QueryClient.open(Assembly.kafka(spine.config), DEADLINE);
    spine.send(SceneItems.of(0, SCENES));
    Await.until(
        "all that was sent is searchable",
        () -> spine.searchable() == (long) SCENES * SceneItems.EVENTS);
  }

  @AfterAll
  static void stop() {
    queries.close();
    spine.close();
  }

  @Test
  void aPictureFindsItselfAndItsCaptions() throws Exception {
    Scene scene = SceneItems.SCENES.scene(7);

    ResultEvent.Answered answer =
        answered(Query.builder().image(SceneItems.png(scene)).k(3).build());

    ResultEvent.Hit first = answer.hits().get(0);
    assertThat(first.id()).isEqualTo(scene.id());
    assertThat(first.score()).isBetween(0.999, 1.001);
    assertThat(first.captions())
        .containsExactlyElementsOf(scene.captions().stream().map(c -> c.text()).toList());
    assertThat(answer.aligner().number()).isEqualTo(answer.generation());
  }

  @Test
  void filtersHoldAndAWrongOneSaysWhatIsWrong() throws Exception {
    ResultEvent.Answered two =
        answered(Query.builder().text("a red circle").filter("objects == 2").k(20).build());
    assertThat(two.hits())
        .isNotEmpty()
        .allSatisfy(
            hit ->
                assertThat(hit.attributes().get("objects").orElseThrow().toString())
                    .contains("2.0"));

    ResultEvent wrong = queries.ask(Query.builder().text("a").filter("objects = 2").build());
    assertThat(wrong)
        .isInstanceOfSatisfying(
            ResultEvent.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(ResultEvent.Reason.INVALID_QUERY);
              assertThat(failed.message()).contains("==");
            });
  }

  @Test
  void wordsCountBesideTheVectors() throws Exception {
    Scene scene = SceneItems.SCENES.scene(11);
    Query.Builder query = Query.builder().text(scene.captions().get(0).text()).k(5);

    List<String> plain = ids(answered(query.build()));
    List<String> hybrid = ids(answered(query.hybrid(true).build()));

    assertThat(hybrid).contains(scene.id());
    assertThat(hybrid.indexOf(scene.id()))
        .isLessThanOrEqualTo(plain.contains(scene.id()) ? plain.indexOf(scene.id()) : plain.size());
  }

  @Test
  void onlyWhatHappenedInTheTimeAskedForIsFound() throws Exception {
    Query.Builder query = Query.builder().text("a red circle");
    Instant time = answered(query.build()).hits().get(0).eventTime();

    assertThat(ids(answered(query.from(time).to(time.plusMillis(1)).build()))).isNotEmpty();
    assertThat(ids(answered(query.from(time.minusMillis(1)).to(time).build()))).isEmpty();
    assertThat(queries.ask(query.from(time).to(time).build()))
        .isInstanceOfSatisfying(
            ResultEvent.Failed.class, f -> assertThat(f.message()).startsWith("to: "));
  }

  @Test
  void aQueryWhoseAnswerFitsNoTopicBecomesADeadLetterAndTheNextIsAnswered() throws Exception {
    Query query = Query.builder().text("a red circle").k(1).build();
    String id = "q".repeat(3 << 20); // stands in the answer twice
    sendRaw("queries", "q", Codecs.queries().encode(new QueryEvent(id, query, Optional.empty())));

    Await.until("its dead letter", () -> !lettersFrom("queries").isEmpty());
    answered(query);
  }

  @Test
  void badEventsBecomeDeadLettersAndTheStreamGoesOn() throws Exception {
    byte[] broken = Arrays.copyOf(SceneItems.png(SceneItems.SCENES.scene(1)), 300);
    spine.send(List.of(SceneItems.image("broken", broken, 1)));
    sendRaw("default/raw", "these are no bytes of ours");
    sendRaw("default/unfolded", "x".repeat(8 << 20));
    spine.send(
        List.of(
            new dev.plumbline.core.event.ItemEvent.Delete(
                new dev.plumbline.core.model.ItemId("stranger", "x"),
                java.time.Instant.EPOCH,
                "")));
    spine.send(SceneItems.of(500, 501));

    Await.until("four dead letters", () -> lettersFrom("items").size() >= 4);
    assertThat(lettersFrom("items"))
        .extracting(letter -> letter.rejection().reason())
        .contains(
            Rejection.Reason.UNDECODABLE_IMAGE,
            Rejection.Reason.UNREADABLE_RECORD,
            Rejection.Reason.UNKNOWN_TENANT);
    DeadLetter raw =
        lettersFrom("items").stream()
            .filter(l -> l.rejection().reason() == Rejection.Reason.UNREADABLE_RECORD)
            .filter(l -> !l.rejection().detail().contains("not kept here: 8388"))
            .findFirst()
            .orElseThrow();
    assertThat(raw.original().value().orElseThrow())
        .isEqualTo("these are no bytes of ours".getBytes(StandardCharsets.UTF_8));
    assertThat(lettersFrom("items"))
        .as("8 MB that travelled as a few kilobytes")
        .anyMatch(l -> l.rejection().detail().contains("not kept here: 8388"));
    Await.until(
        "what came after is searchable",
        () -> spine.count(FilterParser.parse("id == \"scene-000000500\"")) == 1);
  }

  @Test
  void whatIsDeletedIsNotFound() {
    spine.send(SceneItems.of(600, 601));
    Await.until(
        "it is there", () -> spine.count(FilterParser.parse("id == \"scene-000000600\"")) == 1);

    spine.send(List.of(SceneItems.delete("scene-000000600")));

    Await.until(
        "it is gone", () -> spine.count(FilterParser.parse("id == \"scene-000000600\"")) == 0);
  }

  @Test
  void eachNewAlignerGetsAGenerationAndTheOldestGoes() throws Exception {
    long first = spine.live().orElseThrow().id().number();
    long items = spine.searchable();
    publishCopy(first, first + 1);
    Await.until("the next generation is live", () -> isLive(first + 1));
    assertThat(spine.searchable()).isGreaterThanOrEqualTo(items);
    assertThat(spine.index.generations())
        .extracting(g -> g.id().number())
        .contains(first, first + 1);

    spine.send(SceneItems.of(700, 701));
    Await.until(
        "the generation before is followed too",
        () ->
            spine.index.generations().stream()
                .map(Generation::id)
                .allMatch(
                    g ->
                        spine.index.count(
                                g, "default", FilterParser.parse("id == \"scene-000000700\""))
                            == 1));

    publishCopy(first, first + 2);
    Await.until("the one after is live", () -> isLive(first + 2));
    Await.until(
        "two are kept",
        () ->
            spine.index.generations().stream()
                .map(g -> g.id().number())
                .toList()
                .equals(List.of(first + 1, first + 2)));
  }

  @Test
  void goesOnFromTheLastCheckpointAfterARestart() {
    long before = spine.searchable();
    AlignerVersion aligner = spine.live().orElseThrow().aligner();

    spine.restartEngine();
    spine.send(SceneItems.of(800, 803));

    Await.until(
        "what came after the restart is searchable",
        () -> spine.searchable() == before + 3L * SceneItems.EVENTS);
    assertThat(spine.live().orElseThrow().aligner()).isEqualTo(aligner);
  }

  private static boolean isLive(long generation) {
    return spine.live().filter(g -> g.id().number() == generation).isPresent();
  }

  private static void publishCopy(long from, long to) throws InterruptedException {
    try (AlignerFollower follower = Assembly.followAligners(spine.config);
        AlignerPublisher publisher =
            AlignerPublisher.open(Assembly.kafka(spine.config), DEADLINE)) {
      Aligner aligner = follower.await(new AlignerVersion(from), DEADLINE).orElseThrow();
      AlignerHeader header = aligner.header();
      publisher.publish(
          new Aligner(
              new AlignerHeader(
                  new AlignerVersion(to),
                  header.method(),
                  header.visualEncoder(),
                  header.textualEncoder(),
                  header.metrics(),
                  Optional.of(header.version()),
                  header.created()),
              aligner.visual(),
              aligner.textual()));
    }
  }

  private static List<DeadLetter> lettersFrom(String topic) {
    return spine.deadLetters().stream().filter(l -> l.origin().topic().equals(topic)).toList();
  }

  private static List<String> ids(ResultEvent.Answered answer) {
    return answer.hits().stream().map(ResultEvent.Hit::id).toList();
  }

  private static ResultEvent.Answered answered(Query query) throws InterruptedException {
    ResultEvent result = queries.ask(query);
    assertThat(result).isInstanceOf(ResultEvent.Answered.class);
    return (ResultEvent.Answered) result;
  }

  private static void sendRaw(String key, String value) throws Exception {
    sendRaw("items", key, value.getBytes(StandardCharsets.UTF_8));
  }

  private static void sendRaw(String topic, String key, byte[] value) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", spine.broker.bootstrapServers());
    properties.setProperty("compression.type", "lz4");
    properties.setProperty("max.request.size", Integer.toString(16 << 20));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
    }
  }
}
