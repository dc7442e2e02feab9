package dev.plumbline.jobs.align;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Pairs as core's trainers and evaluators take them. */
final class PairSets {
  private PairSets() {}

  /** Rows in the pairs' order; captions of one picture are of one group. */
  static PairSet of(List<Pair> pairs) {
    return new PairSet(
        rows(pairs.stream().map(Pair::visual).toList()),
        rows(pairs.stream().map(Pair::textual).toList()),
        pairs.stream().map(Pair::picture).toList(),
        Optional.empty());
  }

  /** As {@link #of}, with their classes; a picture whose class changed has the last one's. */
  static PairSet labelled(List<Pair> pairs) {
    PairSet bare = of(pairs);
    Map<String, String> labelOf = new HashMap<>();
    pairs.forEach(pair -> labelOf.put(pair.picture(), pair.label()));
    List<String> classes = List.copyOf(new TreeSet<>(labelOf.values()));
    Map<String, Integer> numbers = new HashMap<>();
    classes.forEach(name -> numbers.put(name, numbers.size()));
    return new PairSet(
        bare.images(),
        bare.texts(),
        bare.groups(),
        Optional.of(pairs.stream().map(p -> numbers.get(labelOf.get(p.picture()))).toList()));
  }

  private static FloatMatrix rows(List<float[]> vectors) {
    int columns = vectors.isEmpty() ? 0 : vectors.get(0).length;
    float[] data = new float[Math.multiplyExact(vectors.size(), columns)];
    for (int i = 0; i < vectors.size(); i++) {
      System.arraycopy(vectors.get(i), 0, data, i * columns, columns);
    }
    return FloatMatrix.wrap(vectors.size(), columns, data);
  }
}
