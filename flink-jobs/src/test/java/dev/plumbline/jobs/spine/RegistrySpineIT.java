package dev.plumbline.jobs.spine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testkit.await.Await;
import dev.plumbline.testkit.registry.TestingSchemaRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All jobs with a schema registry: from events to an index that can be searched. */
class RegistrySpineIT {
  private static final int SCENES = 60;

  @TempDir private Path directory;

  @Test
  void everyTopicCarriesTheRegistrysNumbers() {
    try (TestingSchemaRegistry registry = TestingSchemaRegistry.start();
        SpineInstance instance =
            SpineInstance.start(
                directory, Map.of("kafka.registry.url", registry.url().toString()))) {
      instance.send(SceneItems.of(0, SCENES));
      Await.until(
          "all are searchable", () -> instance.searchable() == (long) SCENES * SceneItems.EVENTS);
      assertThat(instance.deadLetters()).isEmpty();
      assertThat(registry.requests())
          .contains(
              "POST /subjects/items-dev.plumbline.avro.Image/versions",
              "POST /subjects/encodings-dev.plumbline.avro.Encoding/versions",
              "POST /subjects/aligners-dev.plumbline.avro.Aligner/versions",
              "POST /subjects/results-dev.plumbline.avro.Result/versions",
              "POST /subjects/dead-letters-dev.plumbline.avro.DeadLetter/versions");
    }
  }
}
