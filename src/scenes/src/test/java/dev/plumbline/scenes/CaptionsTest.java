package dev.plumbline.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CaptionsTest {
  private static final int MANY = 2000;

  @Test
  void spansSpellWhatTheyName() {
    scenes().forEach(scene -> scene.captions().forEach(c -> checkSpans(scene, c)));
  }

  @Test
  void fiveDifferentCaptions() {
    scenes()
        .forEach(
            scene ->
                assertThat(scene.captions().stream().map(Caption::text))
                    .hasSize(5)
                    .doesNotHaveDuplicates());
  }

  @Test
  void firstCaptionNamesEveryObject() {
    scenes()
        .forEach(
            scene -> {
              Set<Integer> shapes = new HashSet<>();
              Set<Integer> colours = new HashSet<>();
              for (Span span : scene.captions().get(0).spans()) {
                if (span.role() == Role.SHAPE) {
                  shapes.add(span.object());
                } else if (span.role() == Role.COLOUR) {
                  colours.add(span.object());
                }
              }
              assertThat(shapes).hasSameSizeAs(scene.objects());
              assertThat(colours).isEqualTo(shapes);
            });
  }

  @Test
  void relationsAreTrueByTheMargin() {
    Set<Relation> told = new HashSet<>();
    scenes()
        .forEach(
            scene ->
                scene
                    .captions()
                    .forEach(
                        caption ->
                            caption.spans().stream()
                                .filter(span -> span.role() == Role.RELATION)
                                .forEach(span -> told.add(checkRelation(scene, caption, span)))));
    assertThat(told).containsExactlyInAnyOrder(Relation.values());
  }

  @Test
  void theOneIsTheOnlyOneOfItsColour() {
    int references = 0;
    for (Scene scene : scenes().toList()) {
      Caption caption = scene.captions().get(3);
      for (Span span : caption.spans()) {
        if (caption.text().startsWith(" one", span.end())) {
          Colour colour = scene.objects().get(span.object()).colour();
          assertThat(scene.objects()).filteredOn(o -> o.colour() == colour).hasSize(1);
          assertThat(colour.names()).contains(caption.words(span));
          references++;
        }
      }
    }
    assertThat(references).isGreaterThan(100);
  }

  @Test
  void articlesFitTheNextWord() {
    scenes()
        .flatMap(scene -> scene.captions().stream())
        .forEach(
            c ->
                assertThat(c.text())
                    .doesNotContainPattern("\\ba [aeiou]")
                    .doesNotContainPattern("\\ban [^aeiou]")
                    .doesNotContain("  ")
                    .doesNotContain(" ,")
                    .isEqualTo(c.text().strip()));
  }

  @Test
  void sentenceKeepsPlaces() {
    Caption caption =
        new Sentence()
            .say("here:")
            .article()
            .name("orange", Role.COLOUR, 0)
            .name("star", Role.SHAPE, 0)
            .say(", no more")
            .caption();
    assertThat(caption.text()).isEqualTo("here: an orange star, no more");
    assertThat(caption.spans())
        .containsExactly(
            new Span(9, 15, Role.COLOUR, 0, Span.NONE), new Span(16, 20, Role.SHAPE, 0, Span.NONE));
  }

  @Test
  void refusesSpansOutsideTheText() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Span(3, 3, Role.SHAPE, 0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Span(0, 1, Role.SHAPE, -2, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Caption("star", List.of(new Span(0, 5, Role.SHAPE, 0, -1))));
    assertThatIllegalArgumentException().isThrownBy(() -> new Caption(" ", List.of()));
  }

  private static void checkSpans(Scene scene, Caption caption) {
    int end = 0;
    for (Span span : caption.spans()) {
      assertThat(span.start()).isGreaterThanOrEqualTo(end);
      end = span.end();
      if (span.role() == Role.RELATION) {
        continue;
      }
      Named named =
          switch (span.role()) {
            case SHAPE -> scene.objects().get(span.object()).shape();
            case COLOUR -> scene.objects().get(span.object()).colour();
            case SIZE -> scene.objects().get(span.object()).size();
            case TEXTURE -> scene.objects().get(span.object()).texture();
            case BACKGROUND, RELATION, EVENT -> scene.background();
          };
      assertThat(named.names()).contains(caption.words(span));
    }
  }

  /** Compares centres and sides by hand, not by the code under test. */
  private static Relation checkRelation(Scene scene, Caption caption, Span span) {
    String words = caption.words(span);
    Relation relation =
        Stream.of(Relation.values())
            .filter(r -> r.names().contains(words))
            .findFirst()
            .orElseThrow();
    Box a = scene.objects().get(span.object()).box();
    Box b = scene.objects().get(span.other()).box();
    double least = 0.02 * scene.size();
    switch (relation) {
      case LEFT_OF -> assertThat(b.minX() - a.maxX()).isGreaterThanOrEqualTo(least);
      case RIGHT_OF -> assertThat(a.minX() - b.maxX()).isGreaterThanOrEqualTo(least);
      case ABOVE -> assertThat(b.minY() - a.maxY()).isGreaterThanOrEqualTo(least);
      case BELOW -> assertThat(a.minY() - b.maxY()).isGreaterThanOrEqualTo(least);
    }
    return relation;
  }

  private static Stream<Scene> scenes() {
    Scenes scenes = new Scenes(ScenesConfig.of(3));
    return IntStream.range(0, MANY).mapToObj(scenes::scene);
  }
}
