package dev.plumbline.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RendererTest {
  private static final int SIZE = 128;

  @Test
  void masksOfSolidObjectsHaveTheirColour() {
    Scenes scenes = new Scenes(ScenesConfig.of(11));
    int solid = 0;
    for (int i = 0; i < 200; i++) {
      Scene scene = scenes.scene(i);
      int[] pixels = scene.image().pixels();
      List<BitSet> masks = scene.masks();
      for (int o = 0; o < masks.size(); o++) {
        SceneObject object = scene.objects().get(o);
        if (object.texture() == Texture.SOLID) {
          solid++;
          long same =
              masks.get(o).stream().filter(p -> Rgb.distance(pixels[p], object.rgb()) < 60).count();
          // The rest is the smooth edge.
          assertThat((double) same / masks.get(o).cardinality()).isGreaterThan(0.7);
        }
      }
    }
    assertThat(solid).isGreaterThan(100);
  }

  @Test
  void outsideTheMasksIsBackground() {
    Scenes scenes = new Scenes(ScenesConfig.of(12));
    for (int i = 0; i < 200; i++) {
      Scene scene = scenes.scene(i);
      if (scene.background().pattern() != Background.Pattern.PLAIN) {
        continue;
      }
      BitSet covered = new BitSet();
      scene.masks().forEach(covered::or);
      int[] pixels = scene.image().pixels();
      covered.flip(0, pixels.length);
      long other = covered.stream().filter(p -> pixels[p] != scene.background().from()).count();
      assertThat((double) other / pixels.length).isLessThan(0.05);
    }
  }

  /** A pixel at the mask's rim may be half covered; whatever lies farther out is not the line. */
  @ParameterizedTest
  @EnumSource
  void outlineStaysInItsMask(ShapeKind shape) {
    Look look =
        Look.draw(
            shape, Colour.RED, ObjectSize.LARGE, Texture.OUTLINED, SIZE, new SplittableRandom(1));
    SceneObject object = SceneObject.of(look, 64, 64, 0);
    int[] pixels =
        Renderer.image(new Backdrop(Background.WHITE, 0), SIZE, List.of(object)).pixels();
    BitSet mask = Renderer.masks(SIZE, List.of(object)).get(0);
    long inked = 0;
    long outside = 0;
    for (int p = 0; p < pixels.length; p++) {
      double whole = Rgb.distance(object.rgb(), Background.WHITE.from());
      if (Rgb.distance(pixels[p], Background.WHITE.from()) > 0.6 * whole) {
        inked++;
        outside += mask.get(p) ? 0 : 1;
      }
    }
    assertThat(inked).isBetween(100L, (long) mask.cardinality());
    assertThat((double) outside / inked).isLessThan(0.02);
  }

  @Test
  void masksLieInTheBoxesAndDoNotMeet() {
    Scenes scenes = new Scenes(ScenesConfig.of(13));
    for (int i = 0; i < 300; i++) {
      Scene scene = scenes.scene(i);
      BitSet all = new BitSet();
      List<BitSet> masks = scene.masks();
      for (int o = 0; o < masks.size(); o++) {
        BitSet mask = masks.get(o);
        Box box = scene.objects().get(o).box();
        assertThat(mask.isEmpty()).isFalse();
        assertThat(mask.intersects(all)).isFalse();
        all.or(mask);
        mask.stream()
            .forEach(
                p -> {
                  int x = p % SIZE;
                  int y = p / SIZE;
                  assertThat(x + 0.5).isBetween(box.minX() - 0.5, box.maxX() + 0.5);
                  assertThat(y + 0.5).isBetween(box.minY() - 0.5, box.maxY() + 0.5);
                });
      }
    }
  }

  @Test
  void whatLiesInFrontHides() {
    SceneObject behind = object(ShapeKind.SQUARE, Colour.RED, 60, 60, 1);
    SceneObject front = object(ShapeKind.SQUARE, Colour.BLUE, 70, 60, 2);
    List<BitSet> masks = Renderer.masks(SIZE, List.of(front, behind));
    assertThat(masks.get(0).intersects(masks.get(1))).isFalse();
    assertThat(masks.get(0).cardinality()).isGreaterThan(2 * masks.get(1).cardinality());
    int[] pixels =
        Renderer.image(new Backdrop(Background.WHITE, 0), SIZE, List.of(front, behind)).pixels();
    assertThat(pixels[60 * SIZE + 70]).isEqualTo(front.rgb());
  }

  @Test
  void ringIsOpen() {
    SceneObject ring = object(ShapeKind.RING, Colour.RED, 64, 64, 0);
    int[] pixels = Renderer.image(new Backdrop(Background.WHITE, 0), SIZE, List.of(ring)).pixels();
    assertThat(pixels[64 * SIZE + 64]).isEqualTo(Background.WHITE.from());
    assertThat(Renderer.masks(SIZE, List.of(ring)).get(0).get(64 * SIZE + 64)).isFalse();
  }

  private static SceneObject object(ShapeKind shape, Colour colour, int x, int y, int z) {
    Look look =
        Look.draw(shape, colour, ObjectSize.LARGE, Texture.SOLID, SIZE, new SplittableRandom(1));
    return SceneObject.of(look, x, y, z);
  }
}
