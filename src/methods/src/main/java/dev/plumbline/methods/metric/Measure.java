package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import dev.plumbline.tensors.Constants;

/** How near two rows are: larger is nearer. */
public enum Measure {
  /** x.y; on rows of length 1 the cosine. */
  DOT {
    @Override
    public NDArray scores(NDArray x, NDArray y) {
      return x.matMul(y.transpose());
    }
  },
  /** -|x - y|. */
  EUCLIDEAN {
    @Override
    public NDArray scores(NDArray x, NDArray y) {
      return SQUARED_EUCLIDEAN.scores(x, y).neg().add(SMALLEST).sqrt().neg();
    }
  },
  /** -|x - y|^2. */
  SQUARED_EUCLIDEAN {
    @Override
    public NDArray scores(NDArray x, NDArray y) {
      NDArray xx = x.square().sum(new int[] {1}, true); // [n, 1]
      NDArray yy = y.square().sum(new int[] {1}, true).transpose(); // [1, m]
      NDArray negative = Constants.times(x.matMul(y.transpose()), 2).sub(xx).sub(yy);
      return Constants.atMost(negative, 0); // rounding may pass 0
    }
  };

  /** Keeps the root's gradient finite where two rows are equal. */
  private static final double SMALLEST = 1e-12;

  /**
   * Every row of one against every row of the other.
   *
   * @param x [n, d]
   * @param y [m, d], of the same type
   * @return [n, m], differentiable, owned by x's manager
   */
  public abstract NDArray scores(NDArray x, NDArray y);
}
