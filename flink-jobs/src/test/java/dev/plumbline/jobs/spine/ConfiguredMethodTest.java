package dev.plumbline.jobs.spine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.kafka.AlignerFollower;
import dev.plumbline.kafka.QueryClient;
import dev.plumbline.scenes.Scene;
import dev.plumbline.testkit.await.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A method that is trained by gradient goes the whole way as CCA does: fit, publish, serve; and so
 * does one that learns from classes, though nobody gives it any.
 */
class ConfiguredMethodTest {
  private static final int SCENES = 60;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"vse++, epochs, 5", "sm, cost, 0.1"})
  void theConfiguredMethodTrainsPublishesAndServes(String method, String parameter, String value)
      throws Exception {
    Map<String, String> settings =
        Map.of(
            "aligner.method",
            method,
            "aligner.params." + parameter,
            value,
            "ingest.tenants",
            "default");
    try (SpineInstance spine = SpineInstance.start(directory, settings);
        AlignerFollower aligners = Assembly.followAligners(spine.config);
        QueryClient queries = QueryClient.open(Assembly.kafka(spine.config), DEADLINE)) {
      spine.send(SceneItems.of(0, SCENES));
      Await.until(
          "all that was sent is searchable",
          () -> spine.searchable() == (long) SCENES * SceneItems.EVENTS);

      Scene scene = SceneItems.SCENES.scene(7);
      ResultEvent result = queries.ask(Query.builder().image(SceneItems.png(scene)).k(3).build());

      ResultEvent.Answered answer = (ResultEvent.Answered) result;
      assertThat(answer.hits().get(0).id()).isEqualTo(scene.id());
      AlignerVersion version = answer.aligner();
      assertThat(aligners.await(version, DEADLINE).orElseThrow().header().method())
          .isEqualTo(method);
    }
  }
}
