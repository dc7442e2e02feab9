package dev.plumbline.methods.metric;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Pairs of a class each: classes are places in each side's space, with noise. */
public final class ClassPairs {
  public static final int CLASSES = 5;

  private ClassPairs() {}

  /** So many pairs; the places are the same for every seed. */
  public static PairSet of(long seed, int count) {
    Random places = new Random(77);
    float[][] image = new float[CLASSES][10];
    float[][] text = new float[CLASSES][6];
    for (int c = 0; c < CLASSES; c++) {
      for (int j = 0; j < 10; j++) {
        image[c][j] = (float) places.nextGaussian();
      }
      for (int j = 0; j < 6; j++) {
        text[c][j] = (float) places.nextGaussian();
      }
    }
    Random random = new Random(seed);
    float[] images = new float[count * 10];
    float[] texts = new float[count * 6];
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(CLASSES);
      labels.add(10 * label + 3); // labels need not be numbered from 0
      for (int j = 0; j < 10; j++) {
        images[i * 10 + j] = image[label][j] + (float) (0.3 * random.nextGaussian());
      }
      for (int j = 0; j < 6; j++) {
        texts[i * 6 + j] = text[label][j] + (float) (0.3 * random.nextGaussian());
      }
    }
    return new PairSet(
        FloatMatrix.wrap(count, 10, images),
        FloatMatrix.wrap(count, 6, texts),
        IntStream.range(0, count).mapToObj(Integer::toString).toList(),
        Optional.of(labels));
  }
}
