package dev.plumbline.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scenes.Colour;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.SceneObject;
import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;
import dev.plumbline.scenes.ShapeKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@SuppressWarnings("EnumOrdinal") // as in Truth
class TruthTest {
  private static final Scenes SCENES = new Scenes(ScenesConfig.of(5));

  private final float[] facts = new float[Truth.FACTS];
  private final float[] cells = new float[Truth.CELL_FACTS * Truth.CELLS];

  private int write(Scene scene, Crop crop) {
    Arrays.fill(facts, 0);
    Arrays.fill(cells, 0);
    return Truth.write(scene, crop, facts, 0, cells, 0);
  }

  @Test
  void wholePicturesTellOfEveryObject() {
    for (int i = 0; i < 50; i++) {
      Scene scene = SCENES.scene(i);
      assertThat(write(scene, Crop.whole(scene.size()))).isEqualTo(scene.objects().size());
      Set<ShapeKind> shapes = new HashSet<>();
      scene.objects().forEach(o -> shapes.add(o.shape()));
      for (ShapeKind shape : ShapeKind.values()) {
        assertThat(facts[shape.ordinal()] == 1).isEqualTo(shapes.contains(shape));
      }
      float bindings = 0;
      for (int b = 0; b < Truth.BINDINGS; b++) {
        bindings += facts[Truth.ATTRIBUTES + b];
      }
      assertThat(bindings).isEqualTo(scene.objects().size());
    }
  }

  @Test
  void aPlaceIsToldOneWayOnly() {
    int colours = Colour.values().length;
    for (int i = 0; i < 50; i++) {
      Scene scene = SCENES.scene(i);
      write(scene, Crop.whole(scene.size()));
      for (SceneObject a : scene.objects()) {
        for (SceneObject b : scene.objects()) {
          if (a.box().maxX() + 3 < b.box().minX()) {
            int pair = a.colour().ordinal() * colours + b.colour().ordinal();
            assertThat(facts[Truth.ATTRIBUTES + Truth.BINDINGS + pair]).isEqualTo(1);
          }
        }
      }
    }
  }

  @Test
  void anObjectOutsideTheCropIsNotTold() {
    Scene scene =
        new Scenes(ScenesConfig.of(5).withObjects(1, 1))
            .stream(0, 1000)
                .filter(s -> s.objects().get(0).box().minX() > 70)
                .findFirst()
                .orElseThrow();
    assertThat(write(scene, new Crop(0, 0, 64))).isZero();
    assertThat(facts).containsOnly(0);
    assertThat(cells).containsOnly(0);
  }

  @Test
  void theObjectsMiddleIsInItsCell() {
    Scenes one = new Scenes(ScenesConfig.of(5).withObjects(1, 1));
    for (int i = 0; i < 50; i++) {
      Scene scene = one.scene(i);
      SceneObject object = scene.objects().get(0);
      if (object.shape() != ShapeKind.SQUARE) {
        continue;
      }
      Crop whole = Crop.whole(scene.size());
      write(scene, whole);
      int cell = whole.cell((int) object.x(), (int) object.y(), 6);
      assertThat(cells[cell]).isEqualTo(1);
      assertThat(cells[(1 + object.shape().ordinal()) * Truth.CELLS + cell]).isEqualTo(1);
    }
  }
}
