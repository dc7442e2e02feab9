package dev.plumbline.training;

import static dev.plumbline.tensors.Constants.times;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.plumbline.encoders.scenescnn.ScenesCnn;

/**
 * The encoder and, on top of its outputs, linear heads that are thrown away after the training.
 *
 * <p>The heads are linear, and see the outputs as a user gets them, at unit length: whatever they
 * can tell, a linear aligner can find.
 *
 * <p>Inputs: images [n, 3, 96, 96] and sentence vectors [n, d]. Outputs, by the constants below:
 * global [n, 256], cells [n, 128, 6, 6], both sides in a common space [n, 128] at unit length, and
 * scores of facts [n, FACTS], backgrounds, counts and cell facts [n, CELL_FACTS, 6, 6].
 */
final class TrainingNetwork extends AbstractBlock {
  static final int GLOBAL = 0;
  static final int IMAGE = 2;
  static final int TEXT = 3;
  static final int FACTS = 4;
  static final int BACKGROUND = 5;
  static final int COUNT = 6;
  static final int CELL_FACTS = 7;

  private static final int COMMON = 128;

  private final ScenesCnn encoder;
  private final Block image;
  private final Block textScale;
  private final Block text;
  private final Block facts;
  private final Block background;
  private final Block count;
  private final Block cellFacts;

  TrainingNetwork(ScenesCnn encoder) {
    this.encoder = addChildBlock("encoder", encoder);
    image = addChildBlock("image", linear(COMMON));
    textScale =
        addChildBlock("textScale", BatchNorm.builder().optCenter(false).optScale(false).build());
    text = addChildBlock("text", linear(COMMON));
    facts = addChildBlock("facts", linear(Truth.FACTS));
    background = addChildBlock("background", linear(Truth.BACKGROUNDS));
    count = addChildBlock("count", linear(Truth.MOST_OBJECTS + 1));
    cellFacts =
        addChildBlock(
            "cellFacts",
            Conv2d.builder().setKernelShape(new Shape(1, 1)).setFilters(Truth.CELL_FACTS).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    NDList encoded = encoder.forward(store, new NDList(inputs.get(0)), training);
    NDArray global = encoded.get(0);
    NDArray cells = encoded.get(1);
    NDArray seen = spread(global);
    NDArray meaning = seen.get(new NDIndex(":, :{}", ScenesCnn.MEANING));
    NDArray read = one(textScale, store, inputs.get(1), training);
    return new NDList(
        global,
        cells,
        unit(one(image, store, seen, training)),
        unit(one(text, store, read, training)),
        one(facts, store, meaning, training),
        one(background, store, seen, training),
        one(count, store, meaning, training),
        one(cellFacts, store, times(unit(cells), Math.sqrt(ScenesCnn.CELL)), training));
  }

  private static NDArray one(Block block, ParameterStore store, NDArray input, boolean training) {
    return block.forward(store, new NDList(input), training).singletonOrThrow();
  }

  /** Both parts of the global vector with values of about 1, as heads learn them best. */
  private static NDArray spread(NDArray global) {
    double share = ScenesCnn.MEANING_LENGTH;
    NDArray meaning = global.get(new NDIndex(":, :{}", ScenesCnn.MEANING));
    NDArray look = global.get(new NDIndex(":, {}:", ScenesCnn.MEANING));
    return times(meaning, Math.sqrt(ScenesCnn.MEANING) / share)
        .concat(times(look, Math.sqrt(ScenesCnn.LOOK / (1 - share * share))), 1);
  }

  /** Unit length along axis 1. */
  private static NDArray unit(NDArray values) {
    return values.div(values.square().sum(new int[] {1}, true).add(1e-12).sqrt());
  }

  private static Block linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
    long n = shapes[0].get(0);
    Shape global = new Shape(n, ScenesCnn.MEANING + ScenesCnn.LOOK);
    Shape meaning = new Shape(n, ScenesCnn.MEANING);
    encoder.initialize(manager, type, shapes[0]);
    image.initialize(manager, type, global);
    textScale.initialize(manager, type, shapes[1]);
    text.initialize(manager, type, shapes[1]);
    facts.initialize(manager, type, meaning);
    background.initialize(manager, type, global);
    count.initialize(manager, type, meaning);
    cellFacts.initialize(
        manager, type, new Shape(n, ScenesCnn.CELL, ScenesCnn.GRID, ScenesCnn.GRID));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] shapes) {
    long n = shapes[0].get(0);
    return new Shape[] {
      new Shape(n, ScenesCnn.MEANING + ScenesCnn.LOOK),
      new Shape(n, ScenesCnn.CELL, ScenesCnn.GRID, ScenesCnn.GRID),
      new Shape(n, COMMON),
      new Shape(n, COMMON),
      new Shape(n, Truth.FACTS),
      new Shape(n, Truth.BACKGROUNDS),
      new Shape(n, Truth.MOST_OBJECTS + 1),
      new Shape(n, Truth.CELL_FACTS, ScenesCnn.GRID, ScenesCnn.GRID)
    };
  }
}
