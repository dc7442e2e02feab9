package dev.plumbline.training;

import static dev.plumbline.tensors.Constants.over;
import static dev.plumbline.tensors.Constants.times;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.plumbline.encoders.scenescnn.ScenesCnn;

/**
 * What the training minimises: a weighted sum of
 *
 * <ul>
 *   <li>InfoNCE between pictures and sentence vectors, both ways, over the batch; both captions of
 *       a scene are right answers for both of its views
 *   <li>InfoNCE between the two views' learned parts, so that a crop or a recompression of a
 *       picture stays nearest to it
 *   <li>binary cross-entropy of facts, of the picture and of each cell, see {@link Truth}
 *   <li>cross-entropy of the background and of the number of objects
 * </ul>
 */
final class Objective {
  private static final double TEMPERATURE = 0.07;
  private static final double VIEW_TEMPERATURE = 0.1;
  private static final double VIEWS = 0.3;
  private static final double ATTRIBUTES = 0.1;
  private static final double BINDINGS = 0.1;
  private static final double PLACES = 0.05;
  private static final double BACKGROUND = 0.2;
  private static final double COUNT = 0.2;
  private static final double CELLS = 0.3;

  private Objective() {}

  /** The loss of a batch, a scalar. */
  static NDArray loss(NDList outputs, Batch batch) {
    NDManager manager = outputs.head().getManager();
    int n = batch.n();
    NDArray matching =
        contrast(outputs.get(TrainingNetwork.IMAGE), outputs.get(TrainingNetwork.TEXT), n);
    NDArray views = views(outputs.get(TrainingNetwork.GLOBAL), n);
    NDArray facts = facts(outputs.get(TrainingNetwork.FACTS), batch, manager);
    NDArray background =
        crossEntropy(
            outputs.get(TrainingNetwork.BACKGROUND),
            manager.create(batch.backgrounds(), new Shape(n, Truth.BACKGROUNDS)));
    NDArray count =
        crossEntropy(
            outputs.get(TrainingNetwork.COUNT),
            manager.create(batch.counts(), new Shape(n, Truth.MOST_OBJECTS + 1)));
    NDArray cellTargets =
        manager.create(
            batch.cells(), new Shape(n, Truth.CELL_FACTS, ScenesCnn.GRID, ScenesCnn.GRID));
    NDArray cells =
        over(
            binary(outputs.get(TrainingNetwork.CELL_FACTS), cellTargets).sum(),
            (double) n * Truth.CELLS);
    return matching
        .add(times(views, VIEWS))
        .add(facts)
        .add(times(background, BACKGROUND))
        .add(times(count, COUNT))
        .add(times(cells, CELLS));
  }

  /** Row i and row i + n/2 are of one scene. */
  private static NDArray contrast(NDArray images, NDArray texts, int n) {
    NDArray logits = over(images.matMul(texts.transpose()), TEMPERATURE);
    NDArray half = over(images.getManager().eye(n / 2), 2);
    NDArray targets = half.tile(new long[] {2, 2});
    return over(crossEntropy(logits, targets).add(crossEntropy(logits.transpose(), targets)), 2);
  }

  private static NDArray views(NDArray global, int n) {
    NDArray meaning = global.get(new NDIndex(":, :{}", ScenesCnn.MEANING));
    NDArray first = meaning.get(new NDIndex(":{}", n / 2));
    NDArray second = meaning.get(new NDIndex("{}:", n / 2));
    double length = ScenesCnn.MEANING_LENGTH * ScenesCnn.MEANING_LENGTH;
    NDArray logits = over(first.matMul(second.transpose()), VIEW_TEMPERATURE * length);
    NDArray targets = global.getManager().eye(n / 2);
    return over(crossEntropy(logits, targets).add(crossEntropy(logits.transpose(), targets)), 2);
  }

  private static NDArray facts(NDArray scores, Batch batch, NDManager manager) {
    NDArray targets = manager.create(batch.facts(), new Shape(batch.n(), Truth.FACTS));
    NDArray losses = over(binary(scores, targets).sum(new int[] {0}), batch.n());
    int bindings = Truth.ATTRIBUTES + Truth.BINDINGS;
    NDArray attribute = losses.get(new NDIndex(":{}", Truth.ATTRIBUTES)).sum();
    NDArray binding = losses.get(new NDIndex("{}:{}", Truth.ATTRIBUTES, bindings)).sum();
    NDArray place = losses.get(new NDIndex("{}:", bindings)).sum();
    return times(attribute, ATTRIBUTES).add(times(binding, BINDINGS)).add(times(place, PLACES));
  }

  /** Mean over rows; targets are shares that sum to 1 in each row. */
  private static NDArray crossEntropy(NDArray logits, NDArray targets) {
    return over(logits.logSoftmax(1).mul(targets).sum(), (double) -logits.getShape().get(0));
  }

  /** Binary cross-entropy of each value, in the form that does not overflow. */
  private static NDArray binary(NDArray logits, NDArray targets) {
    NDArray positive = Activation.relu(logits);
    NDArray rest = logits.abs().neg().exp().add(1).log();
    return positive.sub(logits.mul(targets)).add(rest);
  }
}
