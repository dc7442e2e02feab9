package dev.plumbline.methods.reproduce.metric;

import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.model.FloatMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * Every image asks for the others of its class among all others, by cosine. Of equal candidates the
 * wrong ones are taken to stand first, so that a constant embedding is worth nothing.
 *
 * @param recallAt1 share of the queries whose nearest other is of their class, 0 to 1
 * @param meanAveragePrecision 0 to 1
 */
record SelfRetrieval(double recallAt1, double meanAveragePrecision) {
  /**
   * Measures.
   *
   * @param embeddings [n, d]
   * @param labels [n]; each class at least twice
   */
  static SelfRetrieval of(FloatMatrix embeddings, List<Integer> labels) {
    FloatMatrix unit = new Normalize(embeddings.columns()).apply(embeddings);
    int n = unit.rows();
    int[] label = labels.stream().mapToInt(Integer::intValue).toArray();
    double first = 0;
    double precision = 0;
    for (int query = 0; query < n; query++) {
      float[] right = new float[n];
      float[] wrong = new float[n];
      int rights = 0;
      int wrongs = 0;
      for (int other = 0; other < n; other++) {
        if (other != query) {
          float score = dot(unit, query, other);
          if (label[other] == label[query]) {
            right[rights++] = score;
          } else {
            wrong[wrongs++] = score;
          }
        }
      }
      Arrays.sort(right, 0, rights);
      Arrays.sort(wrong, 0, wrongs);
      first += wrongs == 0 || right[rights - 1] > wrong[wrongs - 1] ? 1 : 0;
      precision += averagePrecision(right, rights, wrong, wrongs);
    }
    return new SelfRetrieval(first / n, precision / n);
  }

  /** Both in rising order. */
  private static double averagePrecision(float[] right, int rights, float[] wrong, int wrongs) {
    double sum = 0;
    int ahead = 0;
    for (int found = 1; found <= rights; found++) {
      while (ahead < wrongs && wrong[wrongs - 1 - ahead] >= right[rights - found]) {
        ahead++;
      }
      sum += (double) found / (found + ahead);
    }
    return sum / rights;
  }

  private static float dot(FloatMatrix rows, int a, int b) {
    float[] x = rows.data();
    int d = rows.columns();
    float sum = 0;
    for (int c = 0; c < d; c++) {
      sum += x[a * d + c] * x[b * d + c];
    }
    return sum;
  }
}
