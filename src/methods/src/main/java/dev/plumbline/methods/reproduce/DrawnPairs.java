package dev.plumbline.methods.reproduce.flickr;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Pairs whose difficulty is known: both sides see one hidden cause of 32 standard normal values
 * through linear maps of their own, with noise; two texts an image.
 *
 * @param noise its standard deviation over that of the signal in each value
 */
record DrawnPairs(double noise) {
  private static final int CAUSES = 32;
  private static final int IMAGE = 128;
  private static final int TEXT = 96;
  private static final int CAPTIONS = 2;
  private static final long MAPS = 99;

  /** Draws so many images; the maps are the same for every seed. */
  PairSet draw(long seed, int images) {
    Random random = new Random(seed);
    double[][] toImage = normal(new Random(MAPS), CAUSES, IMAGE);
    double[][] toText = normal(new Random(MAPS + 1), CAUSES, TEXT);
    int n = images * CAPTIONS;
    float[] seen = new float[n * IMAGE];
    float[] read = new float[n * TEXT];
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      double[] cause = normal(random, 1, CAUSES)[0];
      float[] image = map(cause, toImage, random);
      for (int c = 0; c < CAPTIONS; c++) {
        System.arraycopy(image, 0, seen, groups.size() * IMAGE, IMAGE);
        System.arraycopy(map(cause, toText, random), 0, read, groups.size() * TEXT, TEXT);
        groups.add("image " + i);
      }
    }
    return new PairSet(
        FloatMatrix.wrap(n, IMAGE, seen),
        FloatMatrix.wrap(n, TEXT, read),
        groups,
        Optional.empty());
  }

  private static double[][] normal(Random random, int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return values;
  }

  private float[] map(double[] cause, double[][] map, Random random) {
    float[] result = new float[map[0].length];
    for (int j = 0; j < result.length; j++) {
      double sum = noise * Math.sqrt(CAUSES) * random.nextGaussian();
      for (int i = 0; i < CAUSES; i++) {
        sum += cause[i] * map[i][j];
      }
      result[j] = (float) sum;
    }
    return result;
  }
}
