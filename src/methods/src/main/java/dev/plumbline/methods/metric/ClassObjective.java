package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.tensors.Constants;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What features cost where classes are known: L = L_softmax + lambda L_center, with the classifier
 * and the centers that are learned beside the features. Owns them; thread-confined.
 */
public final class ClassObjective implements AutoCloseable {
  /**
   * The loss on the centers.
   *
   * @param loss which
   * @param weight lambda, 0 or more
   * @param rate how far a center goes towards the mean of its batch, above 0 to 1
   */
  public record Centers(CenterLoss loss, double weight, double rate) {
    public Centers {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY) || !(rate > 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "weight: " + weight + ", rate: " + rate + " (expected: >= 0, above 0 to 1)");
      }
    }
  }

  private final NDManager manager;
  private final Optional<Centers> plan;
  private final int classes;
  private final NDArray weight; // [d, C]
  private final NDArray bias; // [C]
  private final NDArray centers; // [C, d]
  private Optional<NDArray> next = Optional.empty(); // the centers after the step

  /**
   * Draws the classifier and the centers.
   *
   * @param parent memory; what is learned is also freed with it
   * @param classes C, 2 or more
   * @param dimension d of the features
   * @param plan of the centers; empty: the softmax alone
   * @param seed of the draw
   */
  public ClassObjective(
      NDManager parent, int classes, int dimension, Optional<Centers> plan, long seed) {
    if (classes < 2) {
      throw new IllegalArgumentException("classes: " + classes + " (expected: >= 2)");
    }
    this.manager = parent.newSubManager();
    this.plan = plan;
    this.classes = classes;
    Random random = new Random(seed);
    weight = normal(random, 1 / Math.sqrt(dimension), dimension, classes);
    bias = manager.zeros(new Shape(classes));
    centers = normal(random, 1, classes, dimension);
    weight.setRequiresGradient(true);
    bias.setRequiresGradient(true);
  }

  private NDArray normal(Random random, double deviation, int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return manager.create(values, new Shape(rows, columns));
  }

  /**
   * The loss of a batch. Where the centers will go is kept for {@link #step}.
   *
   * @param features f, [n, d]
   * @param classOf each item's class, 0 to C - 1, [n]
   * @return a scalar
   */
  public NDArray loss(NDArray features, int[] classOf) {
    NDArray ones = Mask.of(classOf.length, classes, (i, j) -> classOf[i] == j).like(features);
    NDArray scores = features.matMul(weight).add(bias);
    NDArray softmax = Constants.over(scores.logSoftmax(1).mul(ones), -classOf.length).sum();
    return plan.map(p -> softmax.add(onCenters(p, features, ones))).orElse(softmax);
  }

  private NDArray onCenters(Centers p, NDArray features, NDArray ones) {
    next.ifPresent(NDArray::close);
    NDArray c = centers.duplicate();
    c.attach(features.getManager()); // so that what is made of it ends with the step
    NDArray after = p.loss().moved(features.stopGradient(), ones, c, p.rate());
    after.attach(manager);
    next = Optional.of(after);
    return Constants.times(p.loss().of(features, ones, c), p.weight());
  }

  /** What the optimiser moves along with the network: the classifier. */
  public List<NDArray> parameters() {
    return List.of(weight, bias);
  }

  /** Moves the centers, once the gradients of the last loss have been taken. */
  public void step() {
    next.ifPresent(
        after -> {
          after.copyTo(centers);
          after.close();
        });
    next = Optional.empty();
  }

  @Override
  public void close() {
    manager.close();
  }
}
