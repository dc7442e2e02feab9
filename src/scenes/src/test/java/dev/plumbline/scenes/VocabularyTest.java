package dev.plumbline.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
  @Test
  void oneThingIsAddedEachStep() {
    List<Vocabulary> steps = Vocabulary.drift();
    for (int i = 1; i < steps.size(); i++) {
      assertThat(count(steps.get(i))).isEqualTo(count(steps.get(i - 1)) + 1);
      assertThat(steps.get(i).shapes()).containsAll(steps.get(i - 1).shapes());
      assertThat(steps.get(i).colours()).containsAll(steps.get(i - 1).colours());
    }
    assertThat(steps.get(steps.size() - 1)).isEqualTo(Vocabulary.full());
  }

  @Test
  void beginsSmallAndPlain() {
    Vocabulary first = Vocabulary.drift().get(0);
    assertThat(first.shapes()).hasSize(6).startsWith(ShapeKind.CIRCLE);
    assertThat(first.colours()).hasSize(6).startsWith(Colour.RED);
    assertThat(first.names().values()).allMatch(words -> words.size() == 1);
  }

  @Test
  void scheduleFollowsTheIndex() {
    Scenes scenes = new Scenes(ScenesConfig.of(1).withDrift(true));
    List<Vocabulary> steps = Vocabulary.drift();
    assertThat(scenes.vocabulary(1999)).isEqualTo(steps.get(0));
    assertThat(scenes.vocabulary(2000)).isEqualTo(steps.get(1));
    assertThat(scenes.vocabulary(2000).shapes()).hasSize(7);
    assertThat(scenes.vocabulary(4000).colours()).hasSize(7);
    assertThat(scenes.vocabulary(6000).names().get(ShapeKind.CIRCLE))
        .containsExactly("circle", "disc");
    assertThat(scenes.vocabulary(Long.MAX_VALUE)).isEqualTo(Vocabulary.full());
  }

  @Test
  void scenesKeepToTheVocabulary() {
    Scenes scenes = new Scenes(ScenesConfig.of(1).withDrift(true));
    for (int i = 0; i < 9000; i += 30) {
      Scene scene = scenes.scene(i);
      Vocabulary vocabulary = scenes.vocabulary(i);
      for (SceneObject object : scene.objects()) {
        assertThat(vocabulary.shapes()).contains(object.shape());
        assertThat(vocabulary.colours()).contains(object.colour());
      }
      for (Caption caption : scene.captions()) {
        for (Span span : caption.spans()) {
          assertThat(vocabulary.names().values())
              .anyMatch(words -> words.contains(caption.words(span)));
        }
      }
    }
  }

  @Test
  void withoutDriftAllIsThereFromTheStart() {
    assertThat(new Scenes(ScenesConfig.of(1)).vocabulary(0)).isEqualTo(Vocabulary.full());
    assertThat(Vocabulary.full().shapes()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(Vocabulary.full().colours()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void everyBackgroundLeavesColoursFromTheStart() {
    for (Background background : Background.values()) {
      assertThat(Vocabulary.drift().get(0).colours().stream().filter(background::contrasts))
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }

  private static int count(Vocabulary v) {
    return v.shapes().size()
        + v.colours().size()
        + v.names().values().stream().mapToInt(List::size).sum();
  }
}
