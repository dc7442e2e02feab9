package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.methods.Paper;

/**
 * Center loss: features are pulled to their class's center, and the centers follow. What {@link
 * TripletCenter} is measured against.
 *
 * <pre>
 * L_C = 1/2 sum_i |x_i - c_yi|^2                                        (2)
 * c_j <- c_j - alpha (sum_{yi = j} (c_j - x_i)) / (1 + sum_{yi = j} 1)  (4)
 * </pre>
 *
 * <p>Deviation: the mean over the batch in place of the sum, so that lambda does not depend on the
 * batch.
 */
@Paper(
    title = "A Discriminative Feature Learning Approach for Deep Face Recognition",
    authors = "Yandong Wen, Kaipeng Zhang, Zhifeng Li, Yu Qiao",
    venue = "ECCV",
    year = 2016,
    equations = "2, 4")
public record Center() implements CenterLoss {
  @Override
  public NDArray of(NDArray features, NDArray classes, NDArray centers) {
    return CenterLoss.distances(features, centers).mul(classes).sum(new int[] {1}).mean();
  }

  @Override
  public NDArray pulls(NDArray distances, NDArray classes) {
    return classes;
  }
}
