package dev.plumbline.methods.reproduce.flickr;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.evaluate.RetrievalReport;
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
 * VSE++ against VSE0: the same data, heads, epochs, candidates and seeds. Both begin from the same
 * networks, which VSE0 has trained for some epochs: from a random start the hardest negative of a
 * large batch pulls everything to one point.
 *
 * <p>{@link HardNegativesAndNoise} shows what the claim hangs on: hard negatives pay where
 * encodings tell most pairs apart.
 */
public final class HardNegativesOnFlickr implements Reproduction {
  private static final String IMAGES = "R@1 image query, VSE++ - VSE0, points";
  private static final String TEXTS = "R@1 caption query, VSE++ - VSE0, points";
  private static final String SUM = "rSum, VSE++ / VSE0 - 1";
  private static final String NOISE =
      "on features without a trained network the hardest negative is often an accident of noise, as"
          + " the drawn pairs show";
  private static final long CHOOSING_SEED = 11;

  @Override
  public String method() {
    return "vse++";
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
        new Claim(IMAGES, "10.8 (m)", Threshold.above(0), Threshold.none()),
        new Claim(TEXTS, "7.8 (m)", Threshold.above(0), Threshold.none()),
        new Claim(SUM, "-", Threshold.atLeast(.05), Threshold.none()).missedBecause(NOISE));
  }

  /** Of these each side takes what is best for it on the validation part. */
  private static final List<Map<String, String>> CANDIDATES =
      List.of(
          Map.of("batch", "128", "margin", "0.2"),
          Map.of("batch", "128", "margin", "0.4"),
          Map.of("batch", "32", "margin", "0.2"));

  private static Arm start(Trial trial) {
    return new Arm("vse0", Map.of("epochs", trial.quick() ? "3" : "4", "learningRate", "1e-3"));
  }

  private static Arm arm(String method, Map<String, String> candidate, Trial trial) {
    return new Arm(method, candidate)
        .with("epochs", trial.quick() ? "2" : "4")
        .with("learningRate", "3e-4");
  }

  @Override
  public Map<String, Measured> run(Trial trial) throws IOException {
    return measure(FlickrPairs.read(trial), trial);
  }

  /** The same on pairs that were read before. */
  static Map<String, Measured> measure(ViewSplit data, Trial trial) {
    Arm start = start(trial);
    Projections warm = start.fit(data, CHOOSING_SEED, Optional.empty());
    Arm zero = choose("vse0", data, warm, trial);
    Arm plus = choose("vse++", data, warm, trial);
    List<Double> images = new ArrayList<>();
    List<Double> texts = new ArrayList<>();
    List<Double> sums = new ArrayList<>();
    for (long seed : trial.seeds()) {
      Projections from = start.fit(data, seed, Optional.empty());
      RetrievalReport a = Arm.evaluate(plus.fit(data, seed, Optional.of(from)), data.test());
      RetrievalReport b = Arm.evaluate(zero.fit(data, seed, Optional.of(from)), data.test());
      trial.progress().accept("seed " + seed + ": VSE++ " + a + ", VSE0 " + b);
      images.add(a.imageToText().recallAt1() - b.imageToText().recallAt1());
      texts.add(a.textToImage().recallAt1() - b.textToImage().recallAt1());
      sums.add(a.recallSum() / b.recallSum() - 1);
    }
    String chosen = "VSE++ with " + plus.parameters() + ", VSE0 with " + zero.parameters();
    return Map.of(
        IMAGES, new Measured(images, chosen), TEXTS, Measured.of(texts), SUM, Measured.of(sums));
  }

  private static Arm choose(String method, ViewSplit data, Projections warm, Trial trial) {
    Arm best = arm(method, CANDIDATES.get(0), trial);
    double highest = Double.NEGATIVE_INFINITY;
    for (Map<String, String> candidate : CANDIDATES) {
      Arm arm = arm(method, candidate, trial);
      double sum =
          Arm.evaluate(arm.fit(data, CHOOSING_SEED, Optional.of(warm)), data.validation())
              .recallSum();
      trial.progress().accept(arm + ": recall sum " + sum + " on validation");
      if (sum > highest) {
        highest = sum;
        best = arm;
      }
    }
    return best;
  }
}
