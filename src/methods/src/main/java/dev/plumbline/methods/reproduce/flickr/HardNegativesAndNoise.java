package dev.plumbline.methods.reproduce.flickr;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.methods.datasets.Flickr8k;
import dev.plumbline.methods.datasets.ViewSplit;
import dev.plumbline.methods.reproduce.Claim;
import dev.plumbline.methods.reproduce.DrawnPairs;
import dev.plumbline.methods.reproduce.Measured;
import dev.plumbline.methods.reproduce.Reproduction;
import dev.plumbline.methods.reproduce.Threshold;
import dev.plumbline.methods.reproduce.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link HardNegativesOnFlickr} hangs on, where the difficulty can be set: the same comparison
 * on {@link DrawnPairs} with little and with much noise.
 */
public final class HardNegativesAndNoise implements Reproduction {
  private static final String LITTLE = "rSum, VSE++ / VSE0 - 1, noise 1.5";
  private static final String MUCH = "rSum, VSE++ / VSE0 - 1, noise 2.5";
  private static final int TRAIN = 1_000;
  private static final int HELD_OUT = 150;
  private static final int TEST = 500;

  @Override
  public String method() {
    return "vse++";
  }

  /** The table that it explains. */
  @Override
  public List<String> datasets() {
    return List.of(Flickr8k.NAME);
  }

  @Override
  public String setting() {
    return "drawn pairs";
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        new Claim(LITTLE, "-", Threshold.above(0)), new Claim(MUCH, "-", Threshold.none()));
  }

  @Override
  public Map<String, Measured> run(Trial trial) {
    return Map.of(LITTLE, gain(pairs(1.5), trial), MUCH, gain(pairs(2.5), trial));
  }

  private static DrawnPairs pairs(double noise) {
    return new DrawnPairs(32, 128, 96, 2, noise);
  }

  private static Measured gain(DrawnPairs pairs, Trial trial) {
    Map<String, String> shared = Map.of("epochs", "15", "learningRate", "2e-3", "dimension", "64");
    List<Double> gains = new ArrayList<>();
    double recall = 0;
    for (long seed : trial.seeds()) {
      ViewSplit data =
          new ViewSplit(
              pairs.draw(10 * seed, TRAIN),
              pairs.draw(10 * seed + 1, HELD_OUT),
              pairs.draw(10 * seed + 2, TEST));
      Projections plus = new Arm("vse++", shared).fit(data, seed, Optional.empty());
      Projections zero = new Arm("vse0", shared).fit(data, seed, Optional.empty());
      var b = Arm.evaluate(zero, data.test());
      double gain = Arm.evaluate(plus, data.test()).recallSum() / b.recallSum() - 1;
      trial.progress().accept(pairs + ", seed " + seed + ": " + gain);
      gains.add(gain);
      recall += b.imageToText().recallAt1() / trial.seeds().size();
    }
    return new Measured(
        gains,
        String.format(java.util.Locale.ROOT, "VSE0's R@1 for an image query is %.1f here", recall));
  }
}
