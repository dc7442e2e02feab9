package dev.plumbline.methods.reproduce;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Pairs whose difficulty is known: both sides see one hidden cause of standard normal values
 * through linear maps of their own, with noise.
 *
 * @param causes values of the hidden cause
 * @param image values of an image's vector
 * @param text values of a text's vector
 * @param captions texts an image
 * @param noise its standard deviation over that of the signal in each value
 */
public record DrawnPairs(int causes, int image, int text, int captions, double noise) {
  private static final long MAPS = 99;

  /** Draws so many images; the maps are the same for every seed. */
  public PairSet draw(long seed, int images) {
    Random random = new Random(seed);
    double[][] toImage = normal(new Random(MAPS), causes, image);
    double[][] toText = normal(new Random(MAPS + 1), causes, text);
    int n = images * captions;
    float[] seen = new float[n * image];
    float[] read = new float[n * text];
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      double[] cause = normal(random, 1, causes)[0];
      float[] picture = map(cause, toImage, random);
      for (int c = 0; c < captions; c++) {
        System.arraycopy(picture, 0, seen, groups.size() * image, image);
        System.arraycopy(map(cause, toText, random), 0, read, groups.size() * text, text);
        groups.add("image " + i);
      }
    }
    return new PairSet(
        FloatMatrix.wrap(n, image, seen),
        FloatMatrix.wrap(n, text, read),
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
      double sum = noise * Math.sqrt(causes) * random.nextGaussian();
      for (int i = 0; i < causes; i++) {
        sum += cause[i] * map[i][j];
      }
      result[j] = (float) sum;
    }
    return result;
  }
}
