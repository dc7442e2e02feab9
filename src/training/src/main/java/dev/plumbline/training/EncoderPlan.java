package dev.plumbline.training;

import java.time.Duration;

/**
 * How the encoder is trained.
 *
 * @param seed of every random draw, and of the scenes
 * @param steps optimizer steps, 1 to 1,000,000
 * @param limit the training ends early, and its learning rate falls sooner, where the steps would
 *     take longer than this
 * @param scenes scenes in a batch, each in two views, 2 to 1024
 * @param pool captioned scenes that batches are drawn from, at least {@code scenes}
 * @param held scenes to validate on, and as many again to report on, 10 to 100,000
 * @param every steps from one validation to the next, at least 1
 * @param rate the highest learning rate
 */
public record EncoderPlan(
    long seed, int steps, Duration limit, int scenes, int pool, int held, int every, float rate) {
  public EncoderPlan {
    check("steps", steps, 1, 1_000_000);
    check("scenes", scenes, 2, 1024);
    check("pool", pool, scenes, 10_000_000);
    check("held", held, 10, 100_000);
    check("every", every, 1, 1_000_000);
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: above 0)");
    }
    if (!(rate > 0) || rate > 1) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: above 0, at most 1)");
    }
  }

  /** The plan of the shipped parameters. */
  public static EncoderPlan standard() {
    return new EncoderPlan(2026, 1600, Duration.ofMinutes(55), 64, 14_000, 1000, 250, 1e-3f);
  }

  /** A few steps, to see that all works; what comes out is of no use. */
  public static EncoderPlan quick() {
    return new EncoderPlan(2026, 4, Duration.ofMinutes(5), 8, 24, 50, 2, 2e-3f);
  }

  public EncoderPlan withSeed(long newSeed) {
    return new EncoderPlan(newSeed, steps, limit, scenes, pool, held, every, rate);
  }

  public EncoderPlan withSteps(int newSteps) {
    return new EncoderPlan(seed, newSteps, limit, scenes, pool, held, every, rate);
  }

  public EncoderPlan withLimit(Duration newLimit) {
    return new EncoderPlan(seed, steps, newLimit, scenes, pool, held, every, rate);
  }

  public EncoderPlan withPool(int newPool) {
    return new EncoderPlan(seed, steps, limit, scenes, newPool, held, every, rate);
  }

  private static void check(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + low + " to " + high + ")");
    }
  }
}
