package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.tensors.Constants;

/**
 * What features cost whose classes have centers, and where the centers move.
 *
 * <p>Each such loss is a sum over items i and classes j of w_ij D(f_i, c_j) and a constant, D(f, c)
 * = |f - c|^2 / 2, where w_ij is 1 where the item is pulled to the center, -1 where it is pushed
 * away, and 0 where it has nothing to do with it. The centers follow the papers' rule and not the
 * network's optimiser:
 *
 * <pre>
 * c_j <- c_j - rate (sum_i w_ij (c_j - f_i)) / (1 + sum_i |w_ij|)
 * </pre>
 */
public sealed interface CenterLoss permits Center, TripletCenter {
  /**
   * The loss, the mean over the items; differentiable in features and centers.
   *
   * @param features f, [n, d], n of 1 or more
   * @param classes a one at each item's class, else zeros, [n, C]
   * @param centers c, [C, d]
   * @return a scalar of the features' type
   */
  NDArray of(NDArray features, NDArray classes, NDArray centers);

  /**
   * Who is pulled to which center, and who is pushed away.
   *
   * @param distances D, [n, C]
   * @param classes as above
   * @return w, [n, C]
   */
  NDArray pulls(NDArray distances, NDArray classes);

  /** Where the centers are taken at a rate from 0 to 1, [C, d]. */
  default NDArray moved(NDArray features, NDArray classes, NDArray centers, double rate) {
    NDArray w = pulls(distances(features, centers), classes);
    NDArray pull =
        w.sum(new int[] {0}).expandDims(1).mul(centers).sub(w.transpose().matMul(features));
    NDArray touched = w.abs().sum(new int[] {0}).expandDims(1).add(1);
    return centers.sub(Constants.times(pull, rate).div(touched));
  }

  /** D: half squared Euclidean distances, [n, d] and [C, d] to [n, C]. */
  static NDArray distances(NDArray features, NDArray centers) {
    return Constants.over(Measure.SQUARED_EUCLIDEAN.scores(features, centers), -2);
  }
}
