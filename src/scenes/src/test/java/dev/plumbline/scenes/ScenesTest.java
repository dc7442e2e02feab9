package dev.plumbline.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.decode.RgbImage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScenesTest {
  private static final int SOME = 60;

  private record Seen(Scene scene, RgbImage image) {}

  @Test
  void sameIndexSameSceneInAnyOrder() {
    List<Seen> forward =
        IntStream.range(0, SOME).mapToObj(i -> seen(new Scenes(config()), i)).toList();
    Scenes scenes = new Scenes(config());
    for (int i = SOME - 1; i >= 0; i--) {
      assertThat(seen(scenes, i)).isEqualTo(forward.get(i));
      assertThat(seen(scenes, i)).isEqualTo(forward.get(i));
    }
  }

  @Test
  void sameSceneOnAnyThread() throws Exception {
    Scenes scenes = new Scenes(config());
    Map<Integer, Seen> first = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> even = threads.submit(() -> fill(first, scenes, 0));
      Future<?> odd = threads.submit(() -> fill(first, scenes, 1));
      even.get();
      odd.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(first).hasSize(SOME);
    Scenes alone = new Scenes(config());
    first.forEach((i, seen) -> assertThat(seen).isEqualTo(seen(alone, i)));
  }

  @Test
  void otherIndexOrSeedOtherScene() {
    Scenes scenes = new Scenes(config());
    Set<Object> images = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      images.add(scenes.scene(i).image());
      images.add(new Scenes(ScenesConfig.of(8)).scene(i).image());
    }
    assertThat(images).hasSize(400);
  }

  @Test
  void streamIsTheRange() {
    Scenes scenes = new Scenes(config());
    assertThat(scenes.stream(5, 8))
        .containsExactly(scenes.scene(5), scenes.scene(6), scenes.scene(7));
    assertThat(scenes.stream(5, 5)).isEmpty();
    assertThat(scenes.stream(0, Long.MAX_VALUE).limit(2)).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scenes.stream(3, 2))
        .withMessage("range: 3 to 2 (expected: 0 <= from <= to)");
    assertThatIllegalArgumentException().isThrownBy(() -> scenes.stream(-1, 2));
  }

  @Test
  void idHasNineDigits() {
    assertThat(new Scenes(config()).scene(42).id()).isEqualTo("scene-000000042");
  }

  @Test
  void countStaysInRange() {
    Scenes scenes = new Scenes(config().withObjects(2, 6));
    Set<Integer> counts = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      counts.add(scenes.scene(i).objects().size());
    }
    assertThat(counts).containsExactlyInAnyOrder(2, 3, 4, 5, 6);
  }

  @Test
  void singleObjectScenesHaveEveryShapeAsClass() {
    Scenes scenes = new Scenes(config().withObjects(1, 1));
    Set<ShapeKind> classes = new HashSet<>();
    for (int i = 0; i < 400; i++) {
      assertThat(scenes.scene(i).objects()).hasSize(1);
      classes.add(scenes.scene(i).objects().get(0).shape());
    }
    assertThat(classes).containsExactlyInAnyOrder(ShapeKind.values());
  }

  @Test
  void pictureHasTheAskedSize() {
    for (int size : new int[] {32, 96, 128, 224}) {
      RgbImage image = new Scenes(config().withSize(size)).scene(1).image();
      assertThat(image.width()).isEqualTo(size);
      assertThat(image.height()).isEqualTo(size);
    }
  }

  @Test
  void refusesWhatIsOutOfRange() {
    ScenesConfig config = config();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.withSize(31))
        .withMessage("size: 31 (expected: 32 to 1024)");
    assertThatIllegalArgumentException().isThrownBy(() -> config.withSize(1025));
    assertThatIllegalArgumentException().isThrownBy(() -> config.withObjects(0, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> config.withObjects(4, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> config.withObjects(1, 7));
    Scenes scenes = new Scenes(config);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scenes.scene(-1))
        .withMessage("index: -1 (expected: >= 0)");
    assertThatIllegalArgumentException().isThrownBy(() -> scenes.bindingPair(-1));
  }

  private static void fill(Map<Integer, Seen> seen, Scenes scenes, int first) {
    for (int i = first; i < SOME; i += 2) {
      seen.put(i, seen(scenes, i));
    }
  }

  private static Seen seen(Scenes scenes, int index) {
    Scene scene = scenes.scene(index);
    return new Seen(scene, scene.image());
  }

  private static ScenesConfig config() {
    return ScenesConfig.of(7);
  }
}
