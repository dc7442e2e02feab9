package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.methods.Paper;
import dev.plumbline.tensors.Constants;

/**
 * Triplet-center loss: a feature has to be nearer to its own class's center than to any other, by a
 * margin. The centers are learned along with the features, and the whole along with a softmax.
 *
 * <pre>
 * L_tc = sum_i [D(f_i, c_yi) + m - min_{j != yi} D(f_i, c_j)]+
 * L_total = lambda L_tc + L_softmax
 * </pre>
 *
 * <p>Symbols: f features, c centers, y classes, D half the squared Euclidean distance, m is {@link
 * #margin}; lambda and the softmax are {@link ClassObjective}'s, and the way in which centers move
 * is {@link CenterLoss}'s.
 *
 * <p>Deviation: the mean over the batch in place of the sum, so that lambda does not depend on the
 * batch.
 *
 * @param margin m, 0 or more; 5 suits features that are not at length 1
 */
@Paper(
    title = "Triplet-Center Loss for Multi-View 3D Object Retrieval",
    authors = "Xinwei He, Yang Zhou, Zhichao Zhou, Song Bai, Xiang Bai",
    venue = "CVPR",
    year = 2018)
public record TripletCenter(double margin) implements CenterLoss {
  /** Takes an item's own class out of the search for the nearest other. */
  private static final double FAR = 1e9;

  public TripletCenter {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("margin: " + margin + " (expected: >= 0, finite)");
    }
  }

  /**
   * L_tc / n.
   *
   * @throws IllegalArgumentException if there are fewer than two classes: then there is no other to
   *     keep away from
   */
  @Override
  public NDArray of(NDArray features, NDArray classes, NDArray centers) {
    NDArray distances = CenterLoss.distances(features, centers); // [n, C]
    return Constants.atLeast(violation(distances, classes), 0).mean();
  }

  /** D(f_i, c_yi) + m - min_{j != yi} D(f_i, c_j), [n]. */
  private NDArray violation(NDArray distances, NDArray classes) {
    if (distances.getShape().get(1) < 2) {
      throw new IllegalArgumentException(
          "classes: " + distances.getShape().get(1) + " (expected: >= 2)");
    }
    NDArray own = distances.mul(classes).sum(new int[] {1});
    NDArray other = distances.add(Constants.times(classes, FAR)).min(new int[] {1});
    return own.add(margin).sub(other);
  }

  @Override
  public NDArray pulls(NDArray distances, NDArray classes) {
    long count = distances.getShape().get(1);
    NDArray active = violation(distances, classes).gt(0).toType(distances.getDataType(), false);
    NDArray nearest = distances.add(Constants.times(classes, FAR)).argMin(1).oneHot((int) count);
    return classes.sub(nearest.toType(distances.getDataType(), false)).mul(active.expandDims(1));
  }
}
