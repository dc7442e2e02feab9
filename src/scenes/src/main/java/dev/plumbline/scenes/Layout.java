package dev.plumbline.scenes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Finds places where the objects lie apart, so that each pair has a true relation. */
final class Layout {
  private static final int TRIES = 40;
  private static final double BORDER = 0.02;

  private Layout() {}

  /** Places all, or nothing where that did not work out; the later lie in front. */
  static Optional<List<SceneObject>> place(List<Look> looks, int size, SplittableRandom random) {
    List<SceneObject> placed = new ArrayList<>();
    for (Look look : looks) {
      Optional<SceneObject> object = place(look, placed.size(), placed, size, random);
      if (object.isEmpty()) {
        return Optional.empty();
      }
      placed.add(object.get());
    }
    return Optional.of(List.copyOf(placed));
  }

  /** A place for one more object with depth {@code z}, if some tries find one. */
  static Optional<SceneObject> place(
      Look look, int z, Collection<SceneObject> placed, int size, SplittableRandom random) {
    double edge = look.radius() + BORDER * size;
    for (int i = 0; i < TRIES; i++) {
      double x = random.nextDouble(edge, size - edge);
      double y = random.nextDouble(edge, size - edge);
      SceneObject object = SceneObject.of(look, x, y, z);
      if (fits(object, placed, size)) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  /** Whether the object lies within the picture and apart from the others. */
  static boolean fits(SceneObject object, Collection<SceneObject> others, int size) {
    double edge = object.radius() + BORDER * size;
    return inside(object.x(), edge, size)
        && inside(object.y(), edge, size)
        && others.stream().allMatch(other -> apart(object, other, size));
  }

  private static boolean inside(double place, double edge, int size) {
    return place >= edge && place <= size - edge;
  }

  /** Whether the squares around the two circles leave the relations' margin free. */
  private static boolean apart(SceneObject a, SceneObject b, int size) {
    double least = a.radius() + b.radius() + Relation.MARGIN * size;
    return Math.abs(a.x() - b.x()) >= least || Math.abs(a.y() - b.y()) >= least;
  }
}
