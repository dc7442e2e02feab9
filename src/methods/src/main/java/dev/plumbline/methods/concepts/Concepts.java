package dev.plumbline.methods.concepts;

import dev.plumbline.core.align.Normalize;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Classes where nobody gives any, so that a method that learns from classes can learn from pairs
 * alone: pictures whose captions say similar things are of one concept. A concept is a cluster of
 * the captions' vectors, each at length 1, averaged over a picture's captions; {@link KMeans} finds
 * them.
 *
 * <p>This stands in for the labels of Rasiwasia et al. (2010), of Costa Pereira et al. (2014) and
 * of He et al. (2018), who have people's classes. It is not their setting, and their figures do not
 * carry over to it.
 *
 * @param count how many at most, 2 or more; and at most one for four pictures, since a class wants
 *     examples
 * @param seed of the clustering
 */
public record Concepts(int count, long seed) {
  private static final int PICTURES_EACH = 4;
  private static final int LEAST = 2;

  public Concepts {
    if (count < LEAST) {
      throw new IllegalArgumentException("concepts: " + count + " (expected: >= " + LEAST + ")");
    }
  }

  /**
   * The same pairs with concepts for labels, from 0; all captions of a picture have the picture's.
   *
   * @param pairs with captions that are finite
   */
  public PairSet label(PairSet pairs) {
    Map<String, Integer> pictures = new LinkedHashMap<>();
    pairs.groups().forEach(group -> pictures.putIfAbsent(group, pictures.size()));
    List<Integer> pictureOf = pairs.groups().stream().map(pictures::get).toList();
    int clusters = Math.max(LEAST, Math.min(count, pictures.size() / PICTURES_EACH));
    int[] concepts =
        new KMeans(clusters, seed).assign(means(pairs.texts(), pictureOf, pictures.size()));
    List<Integer> labels = new ArrayList<>();
    pictureOf.forEach(picture -> labels.add(concepts[picture]));
    return new PairSet(pairs.images(), pairs.texts(), pairs.groups(), Optional.of(labels));
  }

  /** The mean of each picture's captions at length 1, [pictures, e]. */
  private static FloatMatrix means(FloatMatrix texts, List<Integer> pictureOf, int pictures) {
    int e = texts.columns();
    float[] unit = new Normalize(e).apply(texts).data();
    float[] means = new float[Math.multiplyExact(pictures, e)];
    int[] counts = new int[pictures];
    pictureOf.forEach(picture -> counts[picture]++);
    for (int i = 0; i < texts.rows(); i++) {
      int picture = pictureOf.get(i);
      for (int j = 0; j < e; j++) {
        means[picture * e + j] += unit[i * e + j] / counts[picture];
      }
    }
    return FloatMatrix.wrap(pictures, e, means);
  }
}
