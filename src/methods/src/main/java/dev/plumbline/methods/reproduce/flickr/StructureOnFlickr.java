package dev.plumbline.methods.reproduce.flickr;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.methods.datasets.Flickr8k;
import dev.plumbline.methods.datasets.ViewSplit;
import dev.plumbline.methods.reproduce.Claim;
import dev.plumbline.methods.reproduce.Measured;
import dev.plumbline.methods.reproduce.Reproduction;
import dev.plumbline.methods.reproduce.Threshold;
import dev.plumbline.methods.reproduce.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of SPE switched on one by one: one way, both ways, and with structure. The heads are
 * linear: with the paper's hidden layer and dropout the same epochs take them half as far on the
 * validation part.
 */
public final class StructureOnFlickr implements Reproduction {
  private static final String STRUCTURE = "rSum, with structure - both ways";
  private static final String BOTH = "rSum, both ways - one way";
  private static final String CAPTIONS = "caption-to-caption R@1, with structure - without, points";

  private static final String FACTOR = "structureFactor";
  private static final List<String> FACTORS = List.of("0.05", "0.3");
  private static final long CHOOSING_SEED = 11;

  @Override
  public String method() {
    return "spe";
  }

  @Override
  public List<String> datasets() {
    return List.of(Flickr8k.NAME);
  }

  @Override
  public String setting() {
    return "Flickr8k dev";
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        new Claim(STRUCTURE, ">= 0", Threshold.atLeast(0), Threshold.none()),
        new Claim(BOTH, ">= 0", Threshold.atLeast(0)),
        new Claim(CAPTIONS, "> 0", Threshold.above(0)));
  }

  @Override
  public Map<String, Measured> run(Trial trial) throws IOException {
    return measure(FlickrPairs.read(trial), trial);
  }

  /** The same on pairs that were read before. */
  static Map<String, Measured> measure(ViewSplit data, Trial trial) {
    Arm base =
        new Arm(
            "spe",
            Map.of("epochs", trial.quick() ? "4" : "6", "learningRate", "1e-3", "hidden", "0"));
    Arm full = trial.quick() ? base.with(FACTOR, "0.3") : choose(base, data, trial);
    Arm both = full.with(FACTOR, "0");
    Arm oneWay = both.with("direction", "images");
    List<Double> structure = new ArrayList<>();
    List<Double> directions = new ArrayList<>();
    List<Double> captions = new ArrayList<>();
    for (long seed : trial.seeds()) {
      Projections a = full.fit(data, seed, Optional.empty());
      Projections b = both.fit(data, seed, Optional.empty());
      Projections c = oneWay.fit(data, seed, Optional.empty());
      double[] sums = {recallSum(a, data), recallSum(b, data), recallSum(c, data)};
      structure.add(sums[0] - sums[1]);
      directions.add(sums[1] - sums[2]);
      captions.add(neighbours(a, data) - neighbours(b, data));
      trial.progress().accept("seed " + seed + ": recall sums " + java.util.Arrays.toString(sums));
    }
    return Map.of(
        STRUCTURE,
        new Measured(structure, "with " + full.parameters()),
        BOTH,
        Measured.of(directions),
        CAPTIONS,
        Measured.of(captions));
  }

  /** How much structure is best for retrieval on the validation part. */
  private static Arm choose(Arm base, ViewSplit data, Trial trial) {
    Arm best = base;
    double highest = Double.NEGATIVE_INFINITY;
    for (String factor : FACTORS) {
      Arm arm = base.with(FACTOR, factor);
      Projections found = arm.fit(data, CHOOSING_SEED, Optional.empty());
      double sum = Arm.evaluate(found, data.validation()).recallSum();
      trial.progress().accept("structure " + factor + ": recall sum " + sum + " on validation");
      if (sum > highest) {
        highest = sum;
        best = arm;
      }
    }
    return best;
  }

  private static double recallSum(Projections found, ViewSplit data) {
    return Arm.evaluate(found, data.test()).recallSum();
  }

  private static double neighbours(Projections found, ViewSplit data) {
    return CaptionNeighbours.recallAt1(Arm.texts(found, data.test()), data.test().groups());
  }
}
