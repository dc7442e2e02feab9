package dev.plumbline.scenes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Writes a scene's captions. The five have different forms, so no two are the same. */
final class Grammar {
  private static final List<String> COUNTS = List.of("one", "two", "three", "four", "five", "six");
  private static final List<String> OPENINGS = List.of("there is", "a picture of", "you can see");

  private final Vocabulary vocabulary;
  private final Background background;
  private final List<SceneObject> objects;
  private final double margin;
  private final SplittableRandom random;

  Grammar(
      Vocabulary vocabulary,
      Background background,
      List<SceneObject> objects,
      int size,
      SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.background = background;
    this.objects = objects;
    this.margin = Relation.MARGIN * size;
    this.random = random;
  }

  List<Caption> captions() {
    return List.of(plain(), detailed(), counted(), chained(), behind());
  }

  /** "a red circle left of a blue square, with a green ring". */
  private Caption plain() {
    Sentence s = new Sentence();
    all(s, false);
    return s.caption();
  }

  /** "a small striped red star above a green ring on a grey background". */
  private Caption detailed() {
    Sentence s = new Sentence();
    all(s, true);
    return onBackground(s).caption();
  }

  /** "two shapes: a red circle and a blue square". */
  private Caption counted() {
    int n = objects.size();
    String kind = one("shape", "object") + (n > 1 ? "s:" : ":");
    Sentence s = new Sentence().say(COUNTS.get(n - 1)).say(kind);
    list(s, shuffled(), false);
    return s.caption();
  }

  /** "there is a red circle left of the blue one that is above a green ring". */
  private Caption chained() {
    List<Integer> order = shuffled();
    Sentence s = new Sentence().say(OPENINGS.get(random.nextInt(OPENINGS.size())));
    noun(s, order.get(0), true);
    if (order.size() > 1) {
      relation(s, order.get(0), order.get(1));
      reference(s, order.get(1));
    }
    if (order.size() > 2 && random.nextBoolean()) {
      relation(s.say("that is"), order.get(1), order.get(2));
      noun(s, order.get(2), false);
    }
    return s.caption();
  }

  /** "the blue one" where that can be but one object, else as any other. */
  private void reference(Sentence s, int object) {
    Colour colour = objects.get(object).colour();
    boolean alone = objects.stream().filter(o -> o.colour() == colour).count() == 1;
    if (alone && random.nextBoolean()) {
      word(s.say("the"), colour, object);
      s.say("one");
    } else {
      noun(s, object, true);
    }
  }

  /** "on a grey background, a star and a red ring". */
  private Caption behind() {
    Sentence s = onBackground(new Sentence()).say(",");
    list(s, shuffled(), false);
    return s.caption();
  }

  /** Every object; the first two may be told by their relation. */
  private void all(Sentence s, boolean detail) {
    List<Integer> order = shuffled();
    if (order.size() == 1 || random.nextInt(3) == 0) {
      list(s, order, detail);
      return;
    }
    noun(s, order.get(0), detail);
    relation(s, order.get(0), order.get(1));
    noun(s, order.get(1), detail);
    if (order.size() > 2) {
      list(s.say(", with"), order.subList(2, order.size()), detail);
    }
  }

  private void list(Sentence s, List<Integer> order, boolean detail) {
    for (int i = 0; i < order.size(); i++) {
      if (i > 0) {
        s.say(i == order.size() - 1 ? "and" : ",");
      }
      noun(s, order.get(i), detail);
    }
  }

  private void noun(Sentence s, int object, boolean detail) {
    SceneObject o = objects.get(object);
    s.article();
    if (detail && random.nextInt(3) > 0) {
      word(s, o.size(), object);
    }
    if (detail && random.nextInt(3) > 0) {
      word(s, o.texture(), object);
    }
    word(s, o.colour(), object);
    word(s, o.shape(), object);
  }

  private void word(Sentence s, Named thing, int object) {
    s.name(vocabulary.name(thing, random), thing.role(), object);
  }

  /** One of the relations that hold; the layout leaves at least one. */
  private void relation(Sentence s, int a, int b) {
    List<Relation> holding = Relation.between(objects.get(a).box(), objects.get(b).box(), margin);
    Relation relation = holding.get(random.nextInt(holding.size()));
    s.name(vocabulary.name(relation, random), Role.RELATION, a, b);
  }

  private Sentence onBackground(Sentence s) {
    s.say(one("on", "against")).article();
    word(s, background, Span.NONE);
    return s.say("background");
  }

  private List<Integer> shuffled() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, objects.size()).boxed().toList());
    Collections.shuffle(order, new Random(random.nextLong()));
    return order;
  }

  private String one(String a, String b) {
    return random.nextBoolean() ? a : b;
  }
}
