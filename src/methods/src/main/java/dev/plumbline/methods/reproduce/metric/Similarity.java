package dev.plumbline.methods.reproduce.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Which things are similar: one is among the other's nearest. Rows behind the things are copies of
 * all of them in the same order, and as similar as the things are.
 */
final class Similarity {
  private final List<BitSet> similar = new ArrayList<>();

  /**
   * Takes neighbours both ways.
   *
   * @param nearest of each thing, [n][k]
   */
  static Similarity of(int[][] nearest) {
    return new Similarity(nearest);
  }

  private Similarity(int[][] nearest) {
    for (int i = 0; i < nearest.length; i++) {
      similar.add(new BitSet(nearest.length));
    }
    for (int i = 0; i < nearest.length; i++) {
      for (int j : nearest[i]) {
        similar.get(i).set(j);
        similar.get(j).set(i);
      }
    }
  }

  /** Whether two rows are similar; every row is to itself and to its copies. */
  boolean contains(int a, int b) {
    int one = a % similar.size();
    int other = b % similar.size();
    return one == other || similar.get(one).get(other);
  }

  /**
   * Half of a batch is drawn from all rows; for each of them a row similar to it is added.
   *
   * @param rows as many as there are things, or a multiple
   * @param size of a batch, even
   */
  IntFunction<int[]> batches(int rows, int size, long seed) {
    Random random = new Random(seed);
    int copies = rows / similar.size();
    return step -> {
      int[] batch = new int[size];
      for (int i = 0; i < size / 2; i++) {
        batch[i] = random.nextInt(rows);
        int thing = batch[i] % similar.size();
        int[] choices = similar.get(thing).stream().toArray();
        if (copies > 1) { // its own copies count as one more neighbour
          choices = Arrays.copyOf(choices, choices.length + 1);
          choices[choices.length - 1] = thing;
        }
        int partner = choices[random.nextInt(choices.length)];
        batch[size / 2 + i] = random.nextInt(copies) * similar.size() + partner;
      }
      return batch;
    };
  }
}
