package dev.plumbline.methods.reproduce.flickr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.linear.NativeBlas;
import java.util.List;

/** Whether the caption nearest to a caption is one of the same picture. */
final class CaptionNeighbours {
  private static final int BLOCK = 500;

  private CaptionNeighbours() {}

  /**
   * The share of captions whose nearest other caption is of their group, in percent.
   *
   * @param captions of length 1, [n, d]
   * @param groups [n]
   */
  static double recallAt1(FloatMatrix captions, List<String> groups) {
    int n = captions.rows();
    int right = 0;
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray all = manager.create(captions.data(), new Shape(n, captions.columns())).transpose();
      for (int from = 0; from < n; from += BLOCK) {
        int first = from;
        int[] places = new int[Math.min(BLOCK, n - from)];
        java.util.Arrays.setAll(places, i -> first + i);
        try (NDManager step = manager.newSubManager()) {
          NDArray queries =
              step.create(
                  captions.select(places).data(), new Shape(places.length, captions.columns()));
          float[] scores = queries.matMul(all).toFloatArray();
          for (int place : places) {
            int nearest = nearest(scores, (place - first) * n, n, place);
            right += groups.get(nearest).equals(groups.get(place)) ? 1 : 0;
          }
        }
      }
    }
    return 100.0 * right / n;
  }

  private static int nearest(float[] scores, int start, int n, int self) {
    int best = self == 0 ? 1 : 0;
    for (int i = 0; i < n; i++) {
      if (i != self && scores[start + i] > scores[start + best]) {
        best = i;
      }
    }
    return best;
  }
}
