package dev.plumbline.jobs.align;

import java.util.Random;
import java.util.function.IntFunction;

/** Pairs of two noisy linear views of one latent vector. */
final class PairStream {
  private static final int LATENT = 6;

  private final long seed;
  private final double noise;
  private IntFunction<String> label = i -> "";
  int next;

  PairStream(long seed, double noise) {
    this.seed = seed;
    this.noise = noise;
  }

  PairStream labelled(IntFunction<String> labels) {
    label = labels;
    return this;
  }

  void rewind() {
    next = 0;
  }

  Pair pair(int i) {
    Random random = new Random(seed * 1_000_003 + i);
    float[] latent = new float[LATENT];
    for (int j = 0; j < LATENT; j++) {
      latent[j] = (float) random.nextGaussian();
    }
    return new Pair(
        "t/p" + i,
        true,
        "image",
        "1",
        view(latent, 8, random),
        "text",
        "1",
        view(latent, 10, random),
        label.apply(i));
  }

  private float[] view(float[] latent, int width, Random random) {
    Random mixing = new Random(width);
    float[] view = new float[width];
    for (int i = 0; i < width; i++) {
      for (float value : latent) {
        view[i] += (float) (value * mixing.nextGaussian());
      }
      view[i] += (float) (noise * random.nextGaussian());
    }
    return view;
  }
}
