package dev.plumbline.methods.network;

import dev.plumbline.core.align.PairSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws batches in which an image is never another's negative twice: an epoch goes through every
 * pair once, in rounds; in a round each image that has captions left comes once, with up to so many
 * of them.
 */
final class PairBatches {
  /**
   * Places in a set of pairs.
   *
   * @param images one row a group
   * @param texts the captions' rows
   * @param imageGroups [images]
   * @param textGroups [texts]
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Batch(int[] images, int[] texts, int[] imageGroups, int[] textGroups) {}

  private final List<List<Integer>> groups;
  private final int size;
  private final int captions;
  private final Random random;

  /**
   * @param size groups in a batch
   * @param captions of one group in a batch, at most
   */
  PairBatches(PairSet pairs, int size, int captions, long seed) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      rows.computeIfAbsent(pairs.groups().get(i), key -> new ArrayList<>()).add(i);
    }
    groups = new ArrayList<>(rows.values());
    this.size = size;
    this.captions = captions;
    random = new Random(seed);
  }

  int groups() {
    return groups.size();
  }

  /** The next epoch's batches, all of nearly the same size. */
  List<Batch> epoch() {
    groups.forEach(rows -> Collections.shuffle(rows, random));
    List<Batch> batches = new ArrayList<>();
    for (int round = 0; ; round++) {
      int first = round * captions;
      List<Integer> left = new ArrayList<>();
      for (int g = 0; g < groups.size(); g++) {
        if (groups.get(g).size() > first) {
          left.add(g);
        }
      }
      if (left.isEmpty()) {
        break;
      }
      Collections.shuffle(left, random);
      int count = (left.size() + size - 1) / size;
      for (int b = 0; b < count; b++) {
        int from = (int) ((long) left.size() * b / count);
        int to = (int) ((long) left.size() * (b + 1) / count);
        batches.add(batch(left.subList(from, to), first));
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private Batch batch(List<Integer> chosen, int first) {
    List<Integer> images = new ArrayList<>();
    List<Integer> texts = new ArrayList<>();
    List<Integer> textGroups = new ArrayList<>();
    for (int g : chosen) {
      List<Integer> rows = groups.get(g);
      images.add(rows.get(first));
      for (int row : rows.subList(first, Math.min(rows.size(), first + captions))) {
        texts.add(row);
        textGroups.add(g);
      }
    }
    return new Batch(ints(images), ints(texts), ints(chosen), ints(textGroups));
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
