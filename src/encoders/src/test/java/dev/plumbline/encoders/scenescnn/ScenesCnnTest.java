package dev.plumbline.encoders.scenescnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.decode.RgbImage;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Region;
import dev.plumbline.encoders.djl.DeviceChoice;
import dev.plumbline.encoders.djl.ModelSource;
import dev.plumbline.encoders.image.DjlImageEncoder;
import dev.plumbline.encoders.image.ImageModel;
import dev.plumbline.encoders.preset.Presets;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled image encoder, as its preset loads it. */
class ScenesCnnTest {
  private static final Scenes ONE = new Scenes(ScenesConfig.of(11).withObjects(1, 1));

  private static DjlImageEncoder encoder;

  @BeforeAll
  static void open() {
    encoder = open(1, 32);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  private static DjlImageEncoder open(int threads, int batch) {
    ImageModel model = Presets.find("scenes-cnn").image().orElseThrow();
    return new DjlImageEncoder(model, DeviceChoice.parse("cpu"), threads, batch);
  }

  private static List<RgbImage> pictures(int count) {
    return ONE.stream(0, count).map(Scene::image).toList();
  }

  @Test
  void aPictureHasAGlobalVectorAndACellVectorEach() {
    EncodedContent encoded = encoder.encode(pictures(1)).get(0);
    assertThat(encoder.dimension()).isEqualTo(ScenesCnn.MEANING + ScenesCnn.LOOK);
    assertThat(encoded.global().dimension()).isEqualTo(256);
    assertThat(encoded.global().norm()).isCloseTo(1, within(1e-5));
    FloatMatrix cells = encoded.locals().vectors();
    assertThat(cells.rows()).isEqualTo(36);
    assertThat(cells.columns()).isEqualTo(128);
    for (int i = 0; i < 36; i++) {
      assertThat(encoded.locals().regions().get(i)).isEqualTo(new Region.Cell(i / 6, i % 6, 6, 6));
      assertThat(cells.row(i).norm()).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void theLearnedPartHasItsShareOfTheLength() {
    float[] global = encoder.encode(pictures(1)).get(0).global().toArray();
    double sum = 0;
    for (int i = 0; i < ScenesCnn.MEANING; i++) {
      sum += global[i] * global[i];
    }
    assertThat(Math.sqrt(sum)).isCloseTo(ScenesCnn.MEANING_LENGTH, within(1e-4));
  }

  @Test
  void anAnswerDoesNotDependOnTheBatchOrTheThreads() {
    List<RgbImage> pictures = pictures(7);
    List<EncodedContent> together = encoder.encode(pictures);
    List<RgbImage> turned = new ArrayList<>(pictures);
    Collections.reverse(turned);
    List<EncodedContent> reversed = encoder.encode(turned);
    try (DjlImageEncoder threaded = open(3, 2)) {
      List<EncodedContent> spread = threaded.encode(pictures);
      for (int i = 0; i < pictures.size(); i++) {
        same(encoder.encode(List.of(pictures.get(i))).get(0), together.get(i));
        same(reversed.get(pictures.size() - 1 - i), together.get(i));
        same(spread.get(i), together.get(i));
      }
    }
  }

  /** The engine chooses other kernels for other batches, so the last bits may differ. */
  private static void same(EncodedContent actual, EncodedContent expected) {
    assertThat(actual.global().toArray())
        .containsExactly(expected.global().toArray(), within(1e-5f));
    assertThat(actual.locals().vectors().data())
        .containsExactly(expected.locals().vectors().data(), within(1e-4f));
  }

  @Test
  void theNamedFileIsLoadedAndNotANewerNeighbour(@TempDir Path folder) throws IOException {
    ImageModel shipped = Presets.find("scenes-cnn").image().orElseThrow();
    Path named = folder.resolve("scenes-cnn-0000.params");
    try (InputStream in = shipped.model().source().open()) {
      Files.copy(in, named);
    }
    Files.writeString(folder.resolve("scenes-cnn-0001.params"), "of no use");
    ImageModel copy = shipped.withSource(new ModelSource.File(named));
    assertThat(copy.version()).isEqualTo(shipped.version());
    try (DjlImageEncoder loaded = new DjlImageEncoder(copy, DeviceChoice.parse("cpu"), 1, 32)) {
      same(loaded.encode(pictures(1)).get(0), encoder.encode(pictures(1)).get(0));
    }
  }

  @Test
  void nothingComesOfNothing() {
    assertThat(encoder.encode(List.of())).isEmpty();
  }

  @Test
  void picturesOfAnySizeAreTaken() {
    RgbImage wide = new RgbImage(300, 2, new int[600]);
    assertThat(encoder.encode(List.of(wide, new RgbImage(1, 1, new int[1])))).hasSize(2);
  }

  @Test
  void theNearestPictureHasTheSameColourFarMoreOftenThanByChance() {
    int count = 300;
    List<Scene> scenes = ONE.stream(0, count).toList();
    List<FloatVector> vectors =
        encoder.encode(pictures(count)).stream().map(EncodedContent::global).toList();
    // By chance: one in 12.
    assertThat(agreement(scenes, vectors, s -> s.objects().get(0).colour())).isGreaterThan(0.8);
  }

  /** The share of scenes whose nearest other scene has the same of something. */
  private static double agreement(
      List<Scene> scenes, List<FloatVector> vectors, Function<Scene, Object> of) {
    long same =
        IntStream.range(0, scenes.size())
            .filter(i -> of.apply(scenes.get(i)).equals(of.apply(scenes.get(nearest(i, vectors)))))
            .count();
    return (double) same / scenes.size();
  }

  private static int nearest(int query, List<FloatVector> vectors) {
    int best = query == 0 ? 1 : 0;
    for (int i = 0; i < vectors.size(); i++) {
      if (i != query
          && vectors.get(query).dot(vectors.get(i)) > vectors.get(query).dot(vectors.get(best))) {
        best = i;
      }
    }
    return best;
  }
}
