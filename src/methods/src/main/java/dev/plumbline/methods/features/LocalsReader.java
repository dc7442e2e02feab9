package dev.plumbline.methods.features;

import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Local vectors with their lengths, in either of two forms: one after the other, [sum of lengths,
 * d], or filled up to the longest, [n, m, d].
 */
final class LocalsReader {
  private static final String LENGTHS = "_lengths";

  private final ArraySource source;
  private final int rows;

  LocalsReader(ArraySource source, int rows) {
    this.source = source;
    this.rows = rows;
  }

  Optional<LocalFeatures> read(String name) throws FeatureFileException {
    boolean given = source.names().contains(name);
    if (given != source.names().contains(name + LENGTHS)) {
      throw source
          .place(given ? name + LENGTHS : name)
          .wrong(
              "is missing",
              "both " + name + " and " + name + LENGTHS + ", or neither",
              given ? "save how many vectors each row has" : "save the vectors");
    }
    if (!given) {
      return Optional.empty();
    }
    Shaped<long[]> lengths = source.wholes(name + LENGTHS);
    int[] shape = lengths.shape();
    boolean isVector = shape.length == 1 || (shape.length == 2 && shape[1] == 1);
    if (!isVector || shape[0] != rows) {
      throw source
          .place(name + LENGTHS)
          .wrong("shape " + lengths.text(), "[" + rows + "]", "give one length a row of images");
    }
    return Optional.of(read(name, source.floats(name), lengths.values()));
  }

  private LocalFeatures read(String name, Shaped<float[]> array, long[] lengths)
      throws FeatureFileException {
    int[] shape = array.shape();
    boolean filled = shape.length == 3 && shape[0] == rows;
    long most = filled ? shape[1] : array.rank() == 2 ? shape[0] : 0;
    List<Integer> counts = new ArrayList<>(rows);
    long sum = 0;
    for (int i = 0; i < rows; i++) {
      if (lengths[i] < 0 || (lengths[i] > most && most > 0)) {
        throw source
            .place(name + LENGTHS)
            .wrong("row " + i + " is " + lengths[i], "0 to " + most, "count the row's vectors");
      }
      sum += lengths[i];
      counts.add((int) lengths[i]);
    }
    if ((!filled && (shape.length != 2 || shape[0] != sum)) || shape[shape.length - 1] < 1) {
      throw source
          .place(name)
          .wrong(
              "shape " + array.text(),
              "[" + rows + ", m, d] or, one row's vectors after the other's, [" + sum + ", d]",
              "see docs/alignment.md");
    }
    FloatMatrix all =
        FloatMatrix.wrap(
            array.values().length / shape[shape.length - 1],
            shape[shape.length - 1],
            array.values());
    return new LocalFeatures(filled ? withoutFill(all, shape[1], counts) : all, counts);
  }

  private static FloatMatrix withoutFill(FloatMatrix all, int most, List<Integer> counts) {
    int[] places = new int[counts.stream().mapToInt(Integer::intValue).sum()];
    int at = 0;
    for (int row = 0; row < counts.size(); row++) {
      for (int i = 0; i < counts.get(row); i++) {
        places[at++] = row * most + i;
      }
    }
    return all.select(places);
  }
}
