package dev.plumbline.methods.features;

import dev.plumbline.core.model.FloatMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rows show the same picture. */
final class Groups {
  /** An encoder that runs twice over a picture may differ by so much of the vector's length. */
  private static final double TOLERANCE = 1e-2;

  private Groups() {}

  /** Rows of one id must have one image vector: an id names a picture, not a class. */
  static void check(Place place, List<String> ids, FloatMatrix images) throws FeatureFileException {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      Integer known = first.putIfAbsent(ids.get(i), i);
      if (known != null && !isSame(images, known, i)) {
        throw place.wrong(
            "rows " + known + " and " + i + " are both '" + ids.get(i) + "', but differ in images",
            "one id a picture, with the same image vector in each of its rows",
            "give classes as labels, and other pictures other ids");
      }
    }
  }

  private static boolean isSame(FloatMatrix images, int a, int b) {
    double difference = 0;
    double squares = 0;
    for (int c = 0; c < images.columns(); c++) {
      double x = images.get(a, c);
      double y = images.get(b, c);
      difference += (x - y) * (x - y);
      squares += Math.max(x * x, y * y);
    }
    return difference <= TOLERANCE * TOLERANCE * squares;
  }

  /** A note if pictures seem to come several times and no ids say so. */
  static Optional<String> noteEqualRows(FloatMatrix images) {
    Map<Integer, Integer> first = new HashMap<>();
    int equal = 0;
    int example = 0;
    for (int i = 0; i < images.rows(); i++) {
      Integer known = first.putIfAbsent(hash(images, i), i);
      if (known != null && isEqual(images, known, i)) {
        equal++;
        example = i;
      }
    }
    return equal == 0
        ? Optional.empty()
        : Optional.of(
            equal
                + " rows of images equal an earlier one, for example row "
                + example
                + ", and no ids say that they show the same picture: each counts as a picture of"
                + " its own");
  }

  private static int hash(FloatMatrix images, int row) {
    int hash = 1;
    for (int c = 0; c < images.columns(); c++) {
      hash = 31 * hash + Float.floatToIntBits(images.get(row, c) + 0f);
    }
    return hash;
  }

  private static boolean isEqual(FloatMatrix images, int a, int b) {
    int d = images.columns();
    return Arrays.equals(images.data(), a * d, (a + 1) * d, images.data(), b * d, (b + 1) * d);
  }
}
