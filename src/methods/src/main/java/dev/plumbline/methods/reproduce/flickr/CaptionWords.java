package dev.plumbline.methods.reproduce.flickr;

import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Captions as bags of words, weighted by the logarithm of the inverse document frequency and of
 * length 1. A linear head on top learns a vector for each word, and a caption is their sum.
 */
final class CaptionWords {
  private final Map<String, Integer> places = new HashMap<>();
  private final double[] weights;

  /**
   * Takes the vocabulary from training captions.
   *
   * @param least captions that a word must be in
   */
  CaptionWords(List<String> captions, int least) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String caption : captions) {
      new HashSet<>(words(caption)).forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    List<Double> found = new ArrayList<>();
    counts.forEach(
        (word, count) -> {
          if (count >= least) {
            places.put(word, found.size());
            found.add(Math.log((double) captions.size() / count));
          }
        });
    weights = found.stream().mapToDouble(Double::doubleValue).toArray();
  }

  int size() {
    return weights.length;
  }

  /** Encodes captions, [n, size()]; a caption without a known word is zero. */
  FloatMatrix encode(List<String> captions) {
    float[] values = new float[Math.multiplyExact(captions.size(), size())];
    for (int i = 0; i < captions.size(); i++) {
      double squares = 0;
      for (String word : new HashSet<>(words(captions.get(i)))) {
        Integer place = places.get(word);
        if (place != null) {
          values[i * size() + place] = (float) weights[place];
          squares += weights[place] * weights[place];
        }
      }
      for (int j = i * size(); squares > 0 && j < (i + 1) * size(); j++) {
        values[j] = (float) (values[j] / Math.sqrt(squares));
      }
    }
    return FloatMatrix.wrap(captions.size(), size(), values);
  }

  private static List<String> words(String caption) {
    List<String> words = new ArrayList<>();
    for (String word : caption.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      if (!word.isEmpty()) {
        words.add(
            word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
      }
    }
    return words;
  }
}
