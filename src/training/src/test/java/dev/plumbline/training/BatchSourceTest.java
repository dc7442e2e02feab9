package dev.plumbline.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.encoders.EncodersConfig;
import dev.plumbline.encoders.SharedEncoders;
import dev.plumbline.encoders.image.Preprocessing;
import dev.plumbline.encoders.preset.Presets;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchSourceTest {
  private static final int PER_BATCH = 4;
  private static final Scenes SCENES = new Scenes(ScenesConfig.of(3));

  private static CaptionPool pool;
  private static Preprocessing preprocessing;

  @BeforeAll
  static void encode() {
    preprocessing = Presets.find("scenes-cnn").image().orElseThrow().preprocessing();
    try (TextEncoder texts = SharedEncoders.process().text(EncodersConfig.defaults())) {
      pool = CaptionPool.encode(SCENES, 8, 1, texts, done -> {});
    }
  }

  private static BatchSource source(long seed) {
    return new BatchSource(SCENES, pool, preprocessing, PER_BATCH, seed);
  }

  private static float[] text(Batch batch, int row) {
    int d = pool.dimension();
    return Arrays.copyOfRange(batch.texts(), row * d, (row + 1) * d);
  }

  @Test
  void aStepsBatchDependsOnTheSeedAndTheStepAlone() {
    BatchSource source = source(1);
    Batch second = source.batch(1);
    Batch first = source.batch(0);
    assertThat(first.images()).isEqualTo(source(1).batch(0).images());
    assertThat(first.facts()).isEqualTo(source(1).batch(0).facts());
    assertThat(first.images()).isNotEqualTo(second.images());
    assertThat(first.images()).isNotEqualTo(source(2).batch(0).images());
  }

  @Test
  void eachSceneComesInTwoViewsWithTwoCaptions() {
    Batch batch = source(1).batch(0);
    assertThat(batch.n()).isEqualTo(2 * PER_BATCH);
    for (int i = 0; i < PER_BATCH; i++) {
      int scene = scene(batch, i);
      assertThat(scene(batch, PER_BATCH + i)).isEqualTo(scene);
      assertThat(text(batch, i)).isNotEqualTo(text(batch, PER_BATCH + i));
    }
  }

  @Test
  void everySceneComesOnceBeforeOneComesAgain() {
    BatchSource source = source(1);
    for (int epoch = 0; epoch < 3; epoch++) {
      List<Integer> seen = new ArrayList<>();
      for (int step = 2 * epoch; step < 2 * epoch + 2; step++) {
        Batch batch = source.batch(step);
        for (int i = 0; i < PER_BATCH; i++) {
          seen.add(scene(batch, i));
        }
      }
      assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }
  }

  /** The scene whose caption stands in a row. */
  private static int scene(Batch batch, int row) {
    float[] target = new float[pool.dimension()];
    for (int scene = 0; scene < pool.size(); scene++) {
      for (int caption = 0; caption < CaptionPool.PER_SCENE; caption++) {
        pool.copy(scene, caption, target, 0);
        if (Arrays.equals(target, text(batch, row))) {
          return scene;
        }
      }
    }
    throw new AssertionError("no caption of the pool in row " + row);
  }
}
