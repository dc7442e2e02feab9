package dev.plumbline.scenes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws binding pairs: two objects of one size, and the same with colours or places exchanged. */
final class Pairs {
  private final Vocabulary vocabulary;
  private final int size;
  private final String id;
  private final SplittableRandom random;
  private final Draw draw;
  private final Map<Named, String> chosen = new HashMap<>();

  Pairs(Vocabulary vocabulary, int size, String id, SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.size = size;
    this.id = id;
    this.random = random;
    this.draw = new Draw(vocabulary, size, random);
  }

  /** "a red circle and a blue square", "a blue circle and a red square". */
  BindingPair colours() {
    Backdrop backdrop = draw.backdrop();
    List<SceneObject> first = draw.unlike(backdrop.kind());
    SceneObject a = first.get(0);
    SceneObject b = first.get(1);
    List<SceneObject> second =
        List.of(a.coloured(b.colour(), b.rgb()), b.coloured(a.colour(), a.rgb()));
    return new BindingPair(
        BindingPair.Kind.COLOURS,
        draw.scene(id + "-a", backdrop, first),
        and(first),
        draw.scene(id + "-b", backdrop, second),
        and(second));
  }

  /** "a red circle left of a blue square", "a blue square left of a red circle". */
  BindingPair places() {
    Backdrop backdrop = draw.backdrop();
    List<SceneObject> first = draw.unlike(backdrop.kind());
    SceneObject a = first.get(0);
    SceneObject b = first.get(1);
    List<SceneObject> second = List.of(a.at(b.x(), b.y()), b.at(a.x(), a.y()));
    List<Relation> holding = new ArrayList<>(between(first, 0, 1));
    holding.retainAll(between(second, 1, 0));
    Relation relation = holding.get(random.nextInt(holding.size()));
    return new BindingPair(
        BindingPair.Kind.PLACES,
        draw.scene(id + "-a", backdrop, first),
        related(first, 0, relation, 1),
        draw.scene(id + "-b", backdrop, second),
        related(second, 1, relation, 0));
  }

  private List<Relation> between(List<SceneObject> objects, int a, int b) {
    return Relation.between(objects.get(a).box(), objects.get(b).box(), Relation.MARGIN * size);
  }

  private Caption and(List<SceneObject> objects) {
    Sentence s = new Sentence();
    noun(s, objects, 0);
    noun(s.say("and"), objects, 1);
    return s.caption();
  }

  private Caption related(List<SceneObject> objects, int a, Relation relation, int b) {
    Sentence s = new Sentence();
    noun(s, objects, a);
    s.name(word(relation), relation.role(), a, b);
    noun(s, objects, b);
    return s.caption();
  }

  private void noun(Sentence s, List<SceneObject> objects, int i) {
    Colour colour = objects.get(i).colour();
    ShapeKind shape = objects.get(i).shape();
    s.article().name(word(colour), Role.COLOUR, i).name(word(shape), Role.SHAPE, i);
  }

  /** Both captions use the same word for a thing. */
  private String word(Named thing) {
    return chosen.computeIfAbsent(thing, t -> vocabulary.name(t, random));
  }
}
