package dev.plumbline.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SceneClipTest {
  @Test
  void eventsAreInOrderAndWithinTheClip() {
    Set<Integer> counts = new HashSet<>();
    clips()
        .forEach(
            clip -> {
              assertThat(clip.frames()).hasSize(SceneClip.FRAMES);
              int end = 0;
              for (ClipEvent event : clip.events()) {
                assertThat(event.start()).isGreaterThan(end - 1);
                end = event.end();
              }
              assertThat(end).isLessThanOrEqualTo(SceneClip.FRAMES);
              counts.add(clip.events().size());
            });
    assertThat(counts).isSubsetOf(2, 3, 4).contains(3);
  }

  @Test
  void objectsDoWhatTheEventsTell() {
    Set<String> seen = new HashSet<>();
    clips()
        .forEach(
            clip ->
                clip.events()
                    .forEach(
                        event -> {
                          check(clip, event);
                          seen.add(event.happening() + " " + event.side());
                        }));
    assertThat(seen).hasSize(12);
  }

  @Test
  void nothingMovesBetweenEvents() {
    clips()
        .forEach(
            clip -> {
              for (int frame = 1; frame < SceneClip.FRAMES; frame++) {
                int now = frame;
                boolean still =
                    clip.events().stream().noneMatch(e -> now >= e.start() && now <= e.end());
                if (still) {
                  assertThat(clip.frames().get(frame)).isEqualTo(clip.frames().get(frame - 1));
                }
              }
            });
  }

  @Test
  void storyTellsEveryEventInOrder() {
    clips()
        .forEach(
            clip -> {
              Caption story = clip.story();
              List<Span> told = story.spans().stream().filter(s -> s.role() == Role.EVENT).toList();
              assertThat(told).hasSameSizeAs(clip.events());
              for (int i = 0; i < told.size(); i++) {
                ClipEvent event = clip.events().get(i);
                assertThat(told.get(i).object()).isEqualTo(event.object());
                assertThat(event.happening().names()).contains(story.words(told.get(i)));
              }
              assertThat(story.text()).doesNotContainPattern("\\ba [aeiou]");
            });
  }

  @Test
  void repeats() {
    assertThat(clips().limit(20).toList()).isEqualTo(clips().limit(20).toList());
    SceneClip clip = clips().findFirst().orElseThrow();
    assertThat(clip.id()).isEqualTo("clip-000000000");
    assertThat(clip.image(39)).isEqualTo(clips().findFirst().orElseThrow().image(39));
  }

  @Test
  void refusesAnEmptyEvent() {
    Caption caption = new Caption("it moves", List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClipEvent(Happening.MOVE, Side.LEFT, 0, 4, 4, caption));
    assertThatIllegalArgumentException().isThrownBy(() -> new Scenes(ScenesConfig.of(2)).clip(-1));
  }

  private static void check(SceneClip clip, ClipEvent event) {
    Optional<SceneObject> before = clip.object(event.object(), event.start() - 1);
    Optional<SceneObject> after =
        clip.object(event.object(), Math.min(event.end(), SceneClip.FRAMES - 1));
    assertThat(before.isPresent()).isEqualTo(event.happening() != Happening.ENTER);
    assertThat(after.isPresent()).isEqualTo(event.happening() != Happening.LEAVE);
    SceneObject first = clip.object(event.object(), event.start()).orElseThrow();
    SceneObject last = clip.object(event.object(), event.end() - 1).orElseThrow();
    double dx = last.x() - first.x();
    double dy = last.y() - first.y();
    double way =
        switch (event.side()) {
          case LEFT -> -dx;
          case RIGHT -> dx;
          case TOP -> -dy;
          case BOTTOM -> dy;
        };
    assertThat(event.happening() == Happening.ENTER ? -way : way).isPositive();
    assertThat(Math.min(Math.abs(dx), Math.abs(dy))).isLessThan(1e-6);
  }

  private static Stream<SceneClip> clips() {
    Scenes scenes = new Scenes(ScenesConfig.of(2));
    return IntStream.range(0, 300).mapToObj(scenes::clip);
  }
}
