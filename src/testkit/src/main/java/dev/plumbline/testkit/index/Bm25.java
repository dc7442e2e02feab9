package dev.plumbline.testkit.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * BM25 by its formula, every text looked at: of each word of the query that a text holds, how rare
 * it is, and how often the text holds it for its length. k1 = 1.2, b = 0.75.
 */
final class Bm25 {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private final Collection<String> texts;
  private final double meanLength;

  Bm25(Collection<String> texts) {
    this.texts = texts;
    this.meanLength = texts.stream().mapToInt(text -> words(text).size()).average().orElse(0);
  }

  /** A text's score; 0 if it holds none of the words. */
  double score(String query, String text) {
    Set<String> wanted = new TreeSet<>(words(query));
    List<String> held = words(text);
    Map<String, Integer> frequencies = new TreeMap<>();
    held.stream()
        .filter(wanted::contains)
        .forEach(word -> frequencies.merge(word, 1, Integer::sum));
    double score = 0;
    for (Map.Entry<String, Integer> word : frequencies.entrySet()) {
      double frequency = word.getValue();
      double saturated = frequency / (frequency + K1 * (1 - B + B * held.size() / meanLength));
      score += rarity(word.getKey()) * saturated;
    }
    return score;
  }

  private double rarity(String word) {
    long with = texts.stream().filter(text -> words(text).contains(word)).count();
    return Math.log(1 + (texts.size() - with + 0.5) / (with + 0.5));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
