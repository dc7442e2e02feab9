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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A method that is trained by gradient goes the whole way as CCA does: fit, publish, serve. */
class ConfiguredMethodTest {
  private static final int SCENES = 60;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @Test
  void theConfiguredMethodTrainsPublishesAndServes() throws Exception {
    Map<String, String> settings =
        Map.of(
            "aligner.method", "vse++", "aligner.params.epochs", "5", "ingest.tenants", "default");
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
          .isEqualTo("vse++");
    }
  }
}
