package dev.plumbline.scenes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Draws the parts of one scene. */
final class Draw {
  /** After so many layouts that did not work out, only small objects are drawn. */
  private static final int PATIENCE = 20;

  private final Vocabulary vocabulary;
  private final int size;
  private final SplittableRandom random;

  Draw(Vocabulary vocabulary, int size, SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.size = size;
    this.random = random;
  }

  /** A scene with a number of objects from {@code min} to {@code max}. */
  Scene any(String id, int min, int max) {
    int count = random.nextInt(min, max + 1);
    Backdrop backdrop = backdrop();
    return scene(id, backdrop, objects(count, backdrop.kind()));
  }

  Backdrop backdrop() {
    return new Backdrop(one(List.of(Background.values())), random.nextLong());
  }

  /** Objects no two of which have the same shape and colour, in their places. */
  private List<SceneObject> objects(int count, Background background) {
    for (int round = 0; ; round++) {
      List<ObjectSize> sizes = List.of(ObjectSize.values()).subList(0, round < PATIENCE ? 3 : 1);
      Optional<List<SceneObject>> placed =
          Layout.place(looks(count, background, sizes), size, random);
      if (placed.isPresent()) {
        return placed.get();
      }
    }
  }

  /** Two objects of one size, of different shapes and colours, in their places. */
  List<SceneObject> unlike(Background background) {
    List<ShapeKind> shapes = shuffled(vocabulary.shapes());
    List<Colour> colours = shuffled(colours(background));
    ObjectSize common = one(List.of(ObjectSize.MEDIUM, ObjectSize.LARGE));
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      looks.add(Look.draw(shapes.get(i), colours.get(i), common, texture(), size, random));
    }
    return Stream.generate(() -> Layout.place(looks, size, random))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  Scene scene(String id, Backdrop backdrop, List<SceneObject> objects) {
    Grammar grammar = new Grammar(vocabulary, backdrop.kind(), objects, size, random);
    return new Scene(id, size, backdrop, objects, grammar.captions());
  }

  /** No two have the same shape and colour. */
  List<Look> looks(int count, Background background, List<ObjectSize> sizes) {
    List<Colour> colours = colours(background);
    Set<String> taken = new HashSet<>();
    List<Look> looks = new ArrayList<>();
    while (looks.size() < count) {
      ShapeKind shape = one(vocabulary.shapes());
      Colour colour = one(colours);
      if (taken.add(shape.name() + colour.name())) {
        looks.add(Look.draw(shape, colour, one(sizes), texture(), size, random));
      }
    }
    return looks;
  }

  private List<Colour> colours(Background background) {
    return vocabulary.colours().stream().filter(background::contrasts).toList();
  }

  /** Half of all objects are solid, so that colours are easily seen. */
  private Texture texture() {
    return random.nextBoolean() ? Texture.SOLID : one(List.of(Texture.values()));
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> List<T> shuffled(List<T> values) {
    List<T> copy = new ArrayList<>(values);
    Collections.shuffle(copy, new Random(random.nextLong()));
    return copy;
  }
}
