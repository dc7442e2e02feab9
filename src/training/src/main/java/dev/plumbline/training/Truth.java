package dev.plumbline.training;

import dev.plumbline.encoders.scenescnn.ScenesCnn;
import dev.plumbline.scenes.Background;
import dev.plumbline.scenes.Colour;
import dev.plumbline.scenes.ObjectSize;
import dev.plumbline.scenes.Relation;
import dev.plumbline.scenes.Scene;
import dev.plumbline.scenes.SceneObject;
import dev.plumbline.scenes.ShapeKind;
import dev.plumbline.scenes.Texture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What is true of a part of a scene, as targets of the auxiliary heads.
 *
 * <p>Facts of the whole picture, {@value #FACTS} of them, 0 or 1: a shape, colour, texture, size is
 * there; a shape has a colour; something of a colour lies left of, or above, something of another.
 * Facts of a cell, {@value #CELL_FACTS} of them: an object is there; its shape, colour, texture,
 * size. An object counts where at least half of it is seen.
 */
@SuppressWarnings("EnumOrdinal") // a head's outputs have no meaning beyond one training
final class Truth {
  private static final int SHAPES = ShapeKind.values().length;
  private static final int COLOURS = Colour.values().length;
  private static final int TEXTURES = Texture.values().length;
  private static final int SIZES = ObjectSize.values().length;

  /** Values of each kind of attribute, in the order of their facts. */
  static final List<Integer> KINDS = List.of(SHAPES, COLOURS, TEXTURES, SIZES);

  /** Facts about single attributes. */
  static final int ATTRIBUTES = SHAPES + COLOURS + TEXTURES + SIZES;

  /** Facts about a shape and its colour. */
  static final int BINDINGS = SHAPES * COLOURS;

  /** Facts about two colours and how they lie. */
  static final int PLACES = 2 * COLOURS * COLOURS;

  static final int FACTS = ATTRIBUTES + BINDINGS + PLACES;
  static final int CELL_FACTS = 1 + ATTRIBUTES;
  static final int CELLS = ScenesCnn.GRID * ScenesCnn.GRID;
  static final int BACKGROUNDS = Background.values().length;
  static final int MOST_OBJECTS = 6;

  private static final double SEEN = 0.5;

  /** An object is in a cell where it covers this share of it. */
  private static final double COVERED = 0.15;

  private Truth() {}

  /** Writes facts, [FACTS], and cell facts, [CELL_FACTS, CELLS]; both must be 0 before. */
  static int write(
      Scene scene, Crop crop, float[] facts, int factsAt, float[] cellFacts, int cellsAt) {
    List<SceneObject> seen = new ArrayList<>();
    int[] most = new int[CELLS];
    int[] owner = new int[CELLS];
    List<BitSet> masks = scene.masks();
    for (int i = 0; i < masks.size(); i++) {
      int[] covered = covered(masks.get(i), scene.size(), crop);
      int pixels = 0;
      for (int cell = 0; cell < CELLS; cell++) {
        pixels += covered[cell];
        if (covered[cell] > most[cell]) {
          most[cell] = covered[cell];
          owner[cell] = i;
        }
      }
      if (pixels >= SEEN * masks.get(i).cardinality()) {
        seen.add(scene.objects().get(i));
      }
    }
    facts(seen, scene.size(), facts, factsAt);
    double least = COVERED * crop.side() * crop.side() / CELLS;
    for (int cell = 0; cell < CELLS; cell++) {
      if (most[cell] >= least) {
        cellFacts[cellsAt + cell] = 1;
        for (int attribute : attributes(scene.objects().get(owner[cell]))) {
          cellFacts[cellsAt + (1 + attribute) * CELLS + cell] = 1;
        }
      }
    }
    return seen.size();
  }

  private static int[] covered(BitSet mask, int size, Crop crop) {
    int[] covered = new int[CELLS];
    for (int pixel = mask.nextSetBit(0); pixel >= 0; pixel = mask.nextSetBit(pixel + 1)) {
      int cell = crop.cell(pixel % size, pixel / size, ScenesCnn.GRID);
      if (cell >= 0) {
        covered[cell]++;
      }
    }
    return covered;
  }

  private static int[] attributes(SceneObject object) {
    return new int[] {
      object.shape().ordinal(),
      SHAPES + object.colour().ordinal(),
      SHAPES + COLOURS + object.texture().ordinal(),
      SHAPES + COLOURS + TEXTURES + object.size().ordinal()
    };
  }

  private static void facts(List<SceneObject> seen, int size, float[] facts, int at) {
    for (SceneObject object : seen) {
      for (int attribute : attributes(object)) {
        facts[at + attribute] = 1;
      }
      int binding = object.shape().ordinal() * COLOURS + object.colour().ordinal();
      facts[at + ATTRIBUTES + binding] = 1;
      for (SceneObject other : seen) {
        int pair = object.colour().ordinal() * COLOURS + other.colour().ordinal();
        int places = at + ATTRIBUTES + BINDINGS;
        if (Relation.LEFT_OF.holds(object.box(), other.box(), 0.02 * size)) {
          facts[places + pair] = 1;
        }
        if (Relation.ABOVE.holds(object.box(), other.box(), 0.02 * size)) {
          facts[places + COLOURS * COLOURS + pair] = 1;
        }
      }
    }
  }
}
