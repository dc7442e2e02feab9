package dev.plumbline.core.evaluate;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.PairSet;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Is one aligner really better than another? The difference of their recall sums on the same pairs,
 * with a percentile interval over resampled images (Efron 1979): an image is drawn with all its
 * captions, and both aligners are judged on the same draw.
 *
 * @param rounds resamplings, 100 or more
 * @param confidence of the two-sided interval, for example .95
 * @param seed of the draws
 */
public record PairedBootstrap(int rounds, double confidence, long seed) {
  public PairedBootstrap {
    if (rounds < 100) {
      throw new IllegalArgumentException("rounds: " + rounds + " (expected: >= 100)");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence: " + confidence + " (expected: in (0, 1))");
    }
  }

  /** 1,000 rounds, 95 %. */
  public static PairedBootstrap ofSeed(long seed) {
    return new PairedBootstrap(1000, 0.95, seed);
  }

  /**
   * The difference challenger - champion of the recall sums, in points of 600.
   *
   * @param difference as measured
   * @param low lower end of the interval
   * @param high upper end of the interval
   */
  public record Difference(double difference, double low, double high) {
    /** Whether the whole interval lies above zero. */
    public boolean isGain() {
      return low > 0;
    }
  }

  /** Compares two aligners on the same pairs. */
  public Difference compare(Aligner challenger, Aligner champion, PairSet pairs) {
    return compare(
        QueryOutcomes.of(challenger, pairs).byGroup(), QueryOutcomes.of(champion, pairs).byGroup());
  }

  private Difference compare(double[][] challenger, double[][] champion) {
    int groups = challenger.length;
    int[] draw = new int[groups];
    Arrays.setAll(draw, i -> i);
    double measured = recallSum(challenger, draw) - recallSum(champion, draw);
    SplittableRandom random = new SplittableRandom(seed);
    double[] differences = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Arrays.setAll(draw, i -> random.nextInt(groups));
      differences[round] = recallSum(challenger, draw) - recallSum(champion, draw);
    }
    Arrays.sort(differences);
    int cut = (int) Math.floor((1 - confidence) / 2 * rounds);
    return new Difference(measured, differences[cut], differences[rounds - 1 - cut]);
  }

  private static double recallSum(double[][] parts, int[] draw) {
    double images = 0;
    double texts = 0;
    double count = 0;
    for (int g : draw) {
      images += parts[g][0];
      texts += parts[g][1];
      count += parts[g][2];
    }
    return images / draw.length + texts / count;
  }
}
