package dev.plumbline.methods.features;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array's values in C order: the last index runs fastest.
 *
 * @param shape its sizes; empty for a scalar
 * @param values {@code float[]}, {@code long[]} or {@code String[]}, as many as the shape says
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Shaped<T>(int[] shape, T values) {
  int rank() {
    return shape.length;
  }

  /** As NumPy prints it: {@code [100, 512]}. */
  String text() {
    return text(shape);
  }

  static String text(int... shape) {
    return Arrays.stream(shape)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** The index of a value, for people: {@code [3, 17]}. */
  static String index(int[] shape, int place) {
    int[] index = new int[shape.length];
    int rest = place;
    for (int d = shape.length - 1; d >= 0; d--) {
      index[d] = rest % shape[d];
      rest /= shape[d];
    }
    return text(index);
  }
}
