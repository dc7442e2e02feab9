package dev.plumbline.jobs.spine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.assembly.SearchSide;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Generation;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.search.SearchRequest;
import dev.plumbline.jobs.Job;
import dev.plumbline.jobs.local.LocalEngine;
import dev.plumbline.testkit.await.Await;
import dev.plumbline.testkit.milvus.MilvusExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same index job on Milvus in place of Lucene, from the same topics, answers the same. */
class SameAnswersIT {
  private static final int SCENES = 150;
  private static final int QUERIES = 100;
  private static final int K = 10;

  @RegisterExtension static final MilvusExtension MILVUS = MilvusExtension.lite();

  @TempDir private static Path directory;

  @Test
  void aHundredQueriesFindTheSameOnBothIndexes() throws Exception {
    // No further aligner comes in between: both indexes are of the same version.
    Map<String, String> settings =
        Map.of("aligner.firstPairs", "600", "aligner.everyPairs", "1000000");
    try (SpineInstance spine = SpineInstance.start(directory.resolve("lucene"), settings)) {
      spine.send(SceneItems.of(0, SCENES));
      Await.until("Lucene holds all", () -> spine.searchable() == items());
      PlumblineConfig onMilvus =
          spine.config.with(
              Map.of(
                  "index.kind", "milvus",
                  "index.collectionPrefix", "same_answers",
                  "index.milvus.consistency", "strong",
                  "index.milvus.uri", MILVUS.server().uri()));
      try (LocalEngine engine = LocalEngine.start(onMilvus, 0, directory.resolve("milvus"));
          SearchSide lucene = Assembly.openSearch(spine.config);
          SearchSide milvus = Assembly.openSearch(onMilvus)) {
        engine.submit(Job.INDEX);
        Await.until("Milvus holds all", () -> count(milvus.index()) == items());
        awaitAligners(lucene, milvus);

        assertThat(overlap(lucene, milvus)).isGreaterThanOrEqualTo(0.95);
      }
    }
  }

  private static long items() {
    return (long) SCENES * SceneItems.EVENTS;
  }

  private static long count(VectorIndex index) {
    return index.live().map(Generation::id).map(index::count).orElse(0L);
  }

  private static void awaitAligners(SearchSide... sides) throws InterruptedException {
    for (SearchSide side : sides) {
      assertThat(side.aligners().awaitCaughtUp(Duration.ofMinutes(1))).isTrue();
    }
  }

  private static double overlap(SearchSide one, SearchSide other) {
    int same = 0;
    for (int i = 0; i < QUERIES; i++) {
      SearchRequest request = request(SceneItems.SCENES.scene(i).captions().get(0).text());
      Set<String> both = new HashSet<>(found(one, request));
      both.retainAll(found(other, request));
      same += both.size();
    }
    return (double) same / (QUERIES * K);
  }

  private static Set<String> found(SearchSide side, SearchRequest request) {
    return side.searcher().search(request).hits().stream()
        .map(hit -> hit.item().id().id())
        .collect(Collectors.toSet());
  }

  private static SearchRequest request(String text) {
    return new SearchRequest(
        "default",
        Optional.of(text),
        Optional.empty(),
        Optional.empty(),
        0.5,
        K,
        Set.of(Modality.IMAGE),
        Filter.all(),
        Optional.empty(),
        false);
  }
}
