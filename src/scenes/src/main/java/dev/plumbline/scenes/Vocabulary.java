package dev.plumbline.scenes;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The shapes and colours that may appear, and the words for them.
 *
 * <p>Drift's schedule: it begins with {@value #FIRST} shapes, {@value #FIRST} colours and the
 * plainest word for everything. Every {@value #EVERY} scenes one thing is added: in turn a shape, a
 * colour and a synonym, each in the order of its enum, and what is left goes on when one of the
 * three has run out. In the end all is in, as it is from the start without drift.
 *
 * @param shapes at least two
 * @param colours at least two
 * @param names for each thing its words, at least one
 */
public record Vocabulary(
    List<ShapeKind> shapes, List<Colour> colours, Map<Named, List<String>> names) {
  /** Scenes from one addition to the next. */
  public static final int EVERY = 2000;

  /** Shapes, and colours, at the start of drift. */
  public static final int FIRST = 6;

  /** Copies its parts. */
  public Vocabulary {
    shapes = List.copyOf(shapes);
    colours = List.copyOf(colours);
    names = Map.copyOf(names);
  }

  /** All there is. */
  public static Vocabulary full() {
    return first(ShapeKind.values().length, Colour.values().length, Integer.MAX_VALUE);
  }

  /** The vocabularies of drift, one for each {@value #EVERY} scenes; the last one stays. */
  public static List<Vocabulary> drift() {
    int shapes = FIRST;
    int colours = FIRST;
    int synonyms = 0;
    int allSynonyms = things().mapToInt(t -> t.names().size() - 1).sum();
    List<Vocabulary> steps = new ArrayList<>(List.of(first(shapes, colours, synonyms)));
    int end = ShapeKind.values().length + Colour.values().length + allSynonyms;
    for (int turn = 0; shapes + colours + synonyms < end; turn = (turn + 1) % 3) {
      if (turn == 0 && shapes < ShapeKind.values().length) {
        shapes++;
      } else if (turn == 1 && colours < Colour.values().length) {
        colours++;
      } else if (turn == 2 && synonyms < allSynonyms) {
        synonyms++;
      } else {
        continue;
      }
      steps.add(first(shapes, colours, synonyms));
    }
    return List.copyOf(steps);
  }

  String name(Named thing, SplittableRandom random) {
    List<String> words = names.getOrDefault(thing, thing.names());
    return words.get(random.nextInt(words.size()));
  }

  private static Vocabulary first(int shapes, int colours, int synonyms) {
    Map<Named, List<String>> names = new LinkedHashMap<>();
    int left = synonyms;
    for (Named thing : things().toList()) {
      int more = Math.min(left, thing.names().size() - 1);
      left -= more;
      names.put(thing, List.copyOf(thing.names().subList(0, 1 + more)));
    }
    return new Vocabulary(
        List.of(ShapeKind.values()).subList(0, shapes),
        List.of(Colour.values()).subList(0, colours),
        names);
  }

  private static Stream<Named> things() {
    return Stream.of(
            EnumSet.allOf(ShapeKind.class),
            EnumSet.allOf(Colour.class),
            EnumSet.allOf(ObjectSize.class),
            EnumSet.allOf(Texture.class),
            EnumSet.allOf(Relation.class),
            EnumSet.allOf(Background.class),
            EnumSet.allOf(Happening.class))
        .flatMap(EnumSet::stream);
  }
}
