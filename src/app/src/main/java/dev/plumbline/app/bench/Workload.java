package dev.plumbline.app.bench;

import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.AlignerMethods;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Work that is timed here and by a peer.
 *
 * @param key what the peer calls it
 * @param name for people
 * @param limit how many times the peer's time it may take
 * @param seconds does it once, and says how long that took
 */
record Workload(String key, String name, double limit, DoubleSupplier seconds) {
  private static final int SHARED = 64;
  private static final int BATCH = 128;
  private static final int BATCHES = 50;

  /**
   * CCA fitted on pairs of 512 and 384 values.
   *
   * @param pairs how many
   */
  static Workload cca(int pairs) {
    PairSet set = pairs(pairs, 512, 384);
    return new Workload(
        "cca",
        String.format(java.util.Locale.ROOT, "CCA fit, %,d x 512 and 384", pairs),
        1.5,
        () -> fit("cca", Map.of("regularisation", "1e-3", "power", "0"), set));
  }

  /**
   * One step of VSE++ with linear heads: batch 128, 512 to 256 values.
   *
   * @param steps how many are taken, at least; a multiple of 50 is
   */
  static Workload vseStep(int steps) {
    PairSet set = pairs(BATCH * BATCHES, 512, 512);
    int epochs = (steps + BATCHES - 1) / BATCHES;
    Map<String, String> parameters =
        Map.of(
            "epochs",
            Integer.toString(epochs),
            "batch",
            Integer.toString(BATCH),
            "standardize",
            "false");
    return new Workload(
        "vse++",
        "VSE++ step, batch 128, 512 to 256",
        1.2,
        () -> fit("vse++", parameters, set) / (epochs * BATCHES));
  }

  private static double fit(String method, Map<String, String> parameters, PairSet set) {
    long start = System.nanoTime();
    AlignerMethods.trainer(method, parameters).fit(set, TrainingContext.ofSeed(1));
    return (System.nanoTime() - start) / 1e9;
  }

  /** Gaussian; the first coordinates of both sides are related. */
  private static PairSet pairs(int n, int d, int e) {
    Random random = new Random(1);
    float[] x = new float[n * d];
    float[] y = new float[n * e];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < y.length; i++) {
      int column = i % e;
      y[i] = (float) random.nextGaussian() + (column < SHARED ? x[i / e * d + column] : 0);
    }
    return new PairSet(
        FloatMatrix.wrap(n, d, x),
        FloatMatrix.wrap(n, e, y),
        IntStream.range(0, n).mapToObj(Integer::toString).toList(),
        Optional.empty());
  }
}
