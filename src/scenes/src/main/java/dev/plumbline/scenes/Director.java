package dev.plumbline.scenes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Makes one clip, frame by frame. */
final class Director {
  private static final int TRIES = 20;
  private static final int MOST_EVENTS = 4;

  private final Vocabulary vocabulary;
  private final int size;
  private final SplittableRandom random;
  private final TreeMap<Integer, SceneObject> present = new TreeMap<>();
  private final List<List<SceneObject>> frames = new ArrayList<>();
  private final List<ClipEvent> events = new ArrayList<>();
  private final Set<Integer> told = new HashSet<>();
  private final Sentence story = new Sentence();

  Director(Vocabulary vocabulary, int size, SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.size = size;
    this.random = random;
  }

  SceneClip direct(String id) {
    Draw draw = new Draw(vocabulary, size, random);
    Backdrop backdrop = draw.backdrop();
    List<Look> cast =
        draw.looks(
            random.nextInt(2, 4), backdrop.kind(), List.of(ObjectSize.SMALL, ObjectSize.MEDIUM));
    for (int i = 0; i < cast.size(); i++) {
      if (random.nextBoolean()) {
        appear(cast.get(i), i);
      }
    }
    rest(random.nextInt(1, 4));
    while (events.size() < MOST_EVENTS) {
      int length = random.nextInt(7, 11);
      if (frames.size() + length > SceneClip.FRAMES - 1) {
        break;
      }
      int i = random.nextInt(cast.size());
      event(cast.get(i), i, length);
      rest(Math.min(random.nextInt(1, 4), SceneClip.FRAMES - frames.size()));
    }
    rest(SceneClip.FRAMES - frames.size());
    return new SceneClip(id, size, backdrop, frames, events, story.caption());
  }

  private void event(Look look, int i, int length) {
    List<Side> sides = new ArrayList<>(List.of(Side.values()));
    Collections.shuffle(sides, new Random(random.nextLong()));
    Side side = sides.get(0);
    SceneObject before = present.get(i);
    if (before == null) {
      appear(look, i)
          .ifPresent(
              home -> perform(Happening.ENTER, side, side.outside(home, size), home, length));
    } else if (random.nextInt(5) < 2 || !move(before, sides, length)) {
      perform(Happening.LEAVE, side, before, side.outside(before, size), length);
      present.remove(i);
    }
  }

  /** Moves the object towards the first side where there is room. */
  private boolean move(SceneObject object, List<Side> sides, int length) {
    for (Side side : sides) {
      Optional<SceneObject> place = free(object, side);
      if (place.isPresent()) {
        perform(Happening.MOVE, side, object, place.get(), length);
        return true;
      }
    }
    return false;
  }

  private Optional<SceneObject> appear(Look look, int i) {
    Optional<SceneObject> home = Layout.place(look, i, present.values(), size, random);
    home.ifPresent(object -> present.put(i, object));
    return home;
  }

  /** A free place at least a quarter of the picture away, straight towards a side. */
  private Optional<SceneObject> free(SceneObject object, Side side) {
    List<SceneObject> others = present.values().stream().filter(o -> o.z() != object.z()).toList();
    for (int t = 0; t < TRIES; t++) {
      SceneObject there = side.towards(object, size * random.nextDouble(0.25, 0.7));
      if (Layout.fits(there, others, size)) {
        return Optional.of(there);
      }
    }
    return Optional.empty();
  }

  /** Films the way from one place to another, and tells it. */
  private void perform(
      Happening happening, Side side, SceneObject from, SceneObject to, int length) {
    int start = frames.size();
    for (int k = 1; k <= length; k++) {
      double share = (double) k / length;
      present.put(
          from.z(),
          from.at(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y())));
      rest(1);
    }
    Sentence alone = new Sentence();
    tell(alone.article(), happening, side, to);
    if (!events.isEmpty()) {
      story.say(", then");
    }
    if (told.add(to.z())) {
      story.article();
    } else {
      story.say("the");
    }
    tell(story, happening, side, to);
    events.add(new ClipEvent(happening, side, to.z(), start, frames.size(), alone.caption()));
  }

  private void tell(Sentence s, Happening happening, Side side, SceneObject object) {
    s.name(vocabulary.name(object.colour(), random), Role.COLOUR, object.z())
        .name(vocabulary.name(object.shape(), random), Role.SHAPE, object.z())
        .name(vocabulary.name(happening, random), Role.EVENT, object.z())
        .say(side.words(happening));
  }

  private void rest(int count) {
    for (int i = 0; i < count; i++) {
      frames.add(List.copyOf(present.values()));
    }
  }
}
