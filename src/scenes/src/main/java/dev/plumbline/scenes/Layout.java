package dev.plumbline.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Finds places where the objects lie apart, so that each pair has a true relation. */
final class Layout {
  private static final int TRIES = 40;
  private static final double BORDER = 0.02;

  private Layout() {}

  /** Places all, or nothing where that did not work out; the order in depth is drawn too. */
  static Optional<List<SceneObject>> place(List<Look> looks, int size, SplittableRandom random) {
    List<SceneObject> placed = new ArrayList<>();
    for (Look look : looks) {
      Optional<SceneObject> object = place(look, placed, size, random);
      if (object.isEmpty()) {
        return Optional.empty();
      }
      placed.add(object.get());
    }
    return Optional.of(List.copyOf(placed));
  }

  private static Optional<SceneObject> place(
      Look look, List<SceneObject> placed, int size, SplittableRandom random) {
    double edge = look.radius() + BORDER * size;
    for (int i = 0; i < TRIES; i++) {
      double x = random.nextDouble(edge, size - edge);
      double y = random.nextDouble(edge, size - edge);
      if (placed.stream().allMatch(other -> apart(look, x, y, other, size))) {
        return Optional.of(SceneObject.of(look, x, y, placed.size()));
      }
    }
    return Optional.empty();
  }

  /** Whether the squares around the two circles leave the relations' margin free. */
  private static boolean apart(Look look, double x, double y, SceneObject other, int size) {
    double least = look.radius() + other.radius() + Relation.MARGIN * size;
    return Math.abs(x - other.x()) >= least || Math.abs(y - other.y()) >= least;
  }
}
