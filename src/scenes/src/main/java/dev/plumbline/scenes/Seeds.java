package dev.plumbline.scenes;

import java.util.SplittableRandom;

/** Random numbers that depend on the seed, the purpose and the index alone. */
final class Seeds {
  private Seeds() {}

  static SplittableRandom random(long seed, String purpose, long index) {
    return new SplittableRandom(mix(mix(mix(seed) + purpose.hashCode()) + index));
  }

  /** SplitMix64's finishing step, a bijection that spreads every bit. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
