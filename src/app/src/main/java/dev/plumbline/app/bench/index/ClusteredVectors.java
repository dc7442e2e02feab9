package dev.plumbline.app.bench.index;

import dev.plumbline.core.model.FloatVector;
import java.util.SplittableRandom;

/**
 * Made-up vectors of length 1 around some centres, as vectors of like things lie: in uniform ones
 * all neighbours are about equally far, which no data is and no graph finds its way in. Each vector
 * is a function of the seed and its number, so that none has to be kept.
 */
final class ClusteredVectors {
  private static final int CENTRES = 1000;

  /** Length of what is added to a centre of length 1. */
  private static final double SPREAD = 0.7;

  private final long seed;
  private final int dimension;
  private final float[][] centres;

  /**
   * @param dimension 1 or more
   */
  ClusteredVectors(long seed, int dimension) {
    this.seed = seed;
    this.dimension = dimension;
    this.centres = new float[CENTRES][];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < CENTRES; i++) {
      centres[i] = FloatVector.wrap(gaussian(random, 1)).normalized().toArray();
    }
  }

  /** The vector of a number; numbers below 0 give vectors of the same kind, for queries. */
  FloatVector get(long number) {
    SplittableRandom random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
    float[] centre = centres[random.nextInt(CENTRES)];
    float[] values = gaussian(random, SPREAD / Math.sqrt(dimension));
    for (int i = 0; i < dimension; i++) {
      values[i] += centre[i];
    }
    return FloatVector.wrap(values).normalized();
  }

  private float[] gaussian(SplittableRandom random, double scale) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) (random.nextGaussian() * scale);
    }
    return values;
  }
}
