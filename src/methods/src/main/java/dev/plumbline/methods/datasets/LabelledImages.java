package dev.plumbline.methods.datasets;

import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Square grey images, each of one class.
 *
 * @param pixels 0 (paper) to 1 (ink), [n, side * side]
 * @param side rows and columns of an image
 * @param labels a class a row, [n]
 */
public record LabelledImages(FloatMatrix pixels, int side, List<Integer> labels) {
  public LabelledImages {
    if (pixels.columns() != side * side || pixels.rows() != labels.size()) {
      throw new IllegalArgumentException(
          "pixels " + pixels + ", " + labels.size() + " labels, images of " + side + " x " + side);
    }
    labels = List.copyOf(labels);
  }

  public int count() {
    return labels.size();
  }

  /** How many different classes there are. */
  public int classes() {
    return (int) labels.stream().distinct().count();
  }

  /** The images at the given places, in that order. */
  public LabelledImages select(int... places) {
    return new LabelledImages(
        pixels.select(places), side, Arrays.stream(places).mapToObj(labels::get).toList());
  }

  /** The first so many images. */
  public LabelledImages first(int most) {
    int[] places = new int[Math.min(most, count())];
    Arrays.setAll(places, i -> i);
    return select(places);
  }

  /**
   * These images and then others; the others' classes are numbered behind these.
   *
   * @throws IllegalArgumentException if the images are not of one size
   */
  public LabelledImages followedBy(LabelledImages others) {
    if (others.side != side) {
      throw new IllegalArgumentException("side: " + others.side + " (expected: " + side + ")");
    }
    int offset = labels.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    float[] all = Arrays.copyOf(pixels.data(), pixels.data().length + others.pixels.data().length);
    System.arraycopy(
        others.pixels.data(), 0, all, pixels.data().length, others.pixels.data().length);
    List<Integer> classes = new ArrayList<>(labels);
    others.labels.forEach(label -> classes.add(offset + label));
    return new LabelledImages(
        FloatMatrix.wrap(count() + others.count(), side * side, all), side, classes);
  }
}
