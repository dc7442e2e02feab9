package dev.plumbline.methods.reproduce.metric;

import dev.plumbline.methods.datasets.LabelledImages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Draws batches of rows. Each draw depends on the seed and the step before it alone. */
final class Sampling {
  private Sampling() {}

  /** Every image once an epoch, in a new order each time; a short rest of an epoch is left out. */
  static IntFunction<int[]> shuffled(int images, int batch, long seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      order.add(i);
    }
    int perEpoch = images / batch;
    return step -> {
      int place = step % perEpoch;
      if (place == 0) {
        Collections.shuffle(order, random);
      }
      return order.subList(place * batch, (place + 1) * batch).stream()
          .mapToInt(Integer::intValue)
          .toArray();
    };
  }

  /**
   * Two different images of each of so many different classes: first all the one, then the other.
   */
  static IntFunction<int[]> pairs(LabelledImages images, int classes, long seed) {
    Random random = new Random(seed);
    Map<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i = 0; i < images.count(); i++) {
      byClass.computeIfAbsent(images.labels().get(i), key -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> drawn = new ArrayList<>(byClass.values());
    if (classes > drawn.size()) {
      throw new IllegalArgumentException(
          "classes: " + classes + " (expected: 1 to " + drawn.size() + ")");
    }
    return step -> {
      Collections.shuffle(drawn, random);
      int[] rows = new int[2 * classes];
      for (int c = 0; c < classes; c++) {
        List<Integer> members = drawn.get(c);
        int one = random.nextInt(members.size());
        int other = (one + 1 + random.nextInt(members.size() - 1)) % members.size();
        rows[c] = members.get(one);
        rows[classes + c] = members.get(other);
      }
      return rows;
    };
  }
}
