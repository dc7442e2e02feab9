package dev.plumbline.core.evaluate;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Arrays;

/**
 * Inner products of queries and candidates, a few queries at a time, so that the memory is bounded
 * by {@link #BLOCK} rows of similarities beside one turned copy of the candidates.
 */
final class Similarities {
  /** Queries at a time. */
  static final int BLOCK = 16;

  /** Candidates whose running sums stay in the processor's first cache. */
  private static final int STRIP = 1024;

  private final int width;
  private final int count;
  private final float[] turned; // [width, count]

  Similarities(FloatMatrix candidates) {
    width = candidates.columns();
    count = candidates.rows();
    turned = new float[width * count];
    float[] data = candidates.data();
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < width; c++) {
        turned[c * count + i] = data[i * width + c];
      }
    }
  }

  /** Fills {@code out[i]} with query {@code from + i}'s products with every candidate. */
  void fill(FloatMatrix queries, int from, int to, float[][] out) {
    float[] x = queries.data();
    for (int i = 0; i < to - from; i++) {
      Arrays.fill(out[i], 0);
    }
    for (int start = 0; start < count; start += STRIP) {
      int end = Math.min(count, start + STRIP);
      for (int i = 0; i < to - from; i++) {
        float[] row = out[i];
        int query = (from + i) * width;
        for (int c = 0; c < width; c++) {
          float scale = x[query + c];
          int offset = c * count;
          for (int j = start; j < end; j++) {
            row[j] += scale * turned[offset + j];
          }
        }
      }
    }
  }
}
