package dev.plumbline.training;

import dev.plumbline.scenes.Scenes;
import dev.plumbline.scenes.ScenesConfig;

/**
 * The scenes of each part. Each has a seed of its own, so that no scene is in two of them.
 *
 * @param train to learn from
 * @param validation to look at while it learns
 * @param test to report on, nothing is chosen by it
 */
record Parts(Scenes train, Scenes validation, Scenes test) {
  static Parts of(EncoderPlan plan) {
    long seed = 3 * plan.seed();
    return new Parts(scenes(seed), scenes(seed + 1), scenes(seed + 2));
  }

  private static Scenes scenes(long seed) {
    return new Scenes(ScenesConfig.of(seed));
  }
}
