package dev.plumbline.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BindingPairTest {
  @Test
  void sameWordsOtherCaptionOtherPicture() {
    pairs()
        .forEach(
            pair -> {
              assertThat(words(pair.firstCaption())).isEqualTo(words(pair.secondCaption()));
              assertThat(pair.firstCaption().text()).isNotEqualTo(pair.secondCaption().text());
              assertThat(pair.first().image()).isNotEqualTo(pair.second().image());
            });
  }

  @Test
  void eachCaptionIsTrueOfItsOwnPictureOnly() {
    pairs()
        .forEach(
            pair -> {
              assertThat(isTrue(pair.firstCaption(), pair.first())).isTrue();
              assertThat(isTrue(pair.secondCaption(), pair.second())).isTrue();
              assertThat(isTrue(pair.firstCaption(), pair.second())).isFalse();
              assertThat(isTrue(pair.secondCaption(), pair.first())).isFalse();
            });
  }

  @Test
  void kindsTakeTurns() {
    assertThat(pairs().limit(4).map(BindingPair::kind))
        .containsExactly(
            BindingPair.Kind.COLOURS,
            BindingPair.Kind.PLACES,
            BindingPair.Kind.COLOURS,
            BindingPair.Kind.PLACES);
  }

  @Test
  void repeats() {
    assertThat(pairs().limit(20).toList()).isEqualTo(pairs().limit(20).toList());
  }

  private static Stream<BindingPair> pairs() {
    Scenes scenes = new Scenes(ScenesConfig.of(5));
    return IntStream.range(0, 500).mapToObj(scenes::bindingPair);
  }

  private static List<String> words(Caption caption) {
    return Stream.of(caption.text().split(" ")).sorted().toList();
  }

  /** Reads the parse, finding objects by shape, as the indices are those of the own picture. */
  private static boolean isTrue(Caption caption, Scene scene) {
    for (Span span : caption.spans()) {
      String words = caption.words(span);
      SceneObject object = scene.objects().get(span.object());
      boolean holds =
          switch (span.role()) {
            case SHAPE -> object.shape().names().contains(words);
            case COLOUR -> object.colour().names().contains(words);
            case RELATION ->
                Stream.of(Relation.values())
                    .filter(r -> r.names().contains(words))
                    .allMatch(
                        r -> r.holds(object.box(), scene.objects().get(span.other()).box(), 0));
            case SIZE, TEXTURE, BACKGROUND, EVENT -> false;
          };
      if (!holds) {
        return false;
      }
    }
    return true;
  }
}
