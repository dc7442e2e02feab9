package dev.plumbline.methods.reproduce.correlation;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.datasets.Mnist;
import dev.plumbline.methods.datasets.MnistHalves;
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

/**
 * DCCA between the left and the right halves of digits, k = 50. Width, depth, rate and epochs were
 * chosen on validation. The seeds draw the first weights and the batches.
 */
public final class DccaOnMnist implements Reproduction {
  private static final String TOTAL = "total test correlation";
  private static final String GAIN = "total - CCA's";

  private static final Map<String, String> FULL = parameters("4", "1000");
  private static final Map<String, String> QUICK = parameters("6", "500");

  private static Map<String, String> parameters(String epochs, String batch) {
    return Map.of(
        "dimension",
        Integer.toString(CcaOnMnist.K),
        "hidden",
        "512",
        "layers",
        "1",
        "standardize",
        "false",
        "learningRate",
        "2e-3",
        "epochs",
        epochs,
        "batch",
        batch,
        "power",
        "0");
  }

  @Override
  public String method() {
    return "dcca";
  }

  @Override
  public List<String> datasets() {
    return List.of(Mnist.NAME);
  }

  @Override
  public String setting() {
    return "MNIST halves";
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        new Claim(TOTAL, "39.4", Threshold.atLeast(37), Threshold.atLeast(30)),
        new Claim(GAIN, "11.3", Threshold.atLeast(8), Threshold.atLeast(3)));
  }

  @Override
  public Map<String, Measured> run(Trial trial) throws IOException {
    ViewSplit all = MnistHalves.of(Mnist.read(trial.folder(Mnist.NAME)));
    ViewSplit split = trial.quick() ? all.withTrain(10_000) : all;
    double cca = CcaOnMnist.total(split, trial).mean();
    List<Double> totals = new ArrayList<>();
    for (long seed : trial.seeds()) {
      Projections projections =
          AlignerMethods.trainer(method(), trial.quick() ? QUICK : FULL)
              .fit(split.train(), TrainingContext.ofSeed(seed));
      totals.add(TotalCorrelation.of(projections, split.test()));
      trial.progress().accept("seed " + seed + ": " + totals);
    }
    return Map.of(
        TOTAL,
        new Measured(
            totals, trial.quick() ? "10,000 pairs, 6 epochs" : "one hidden layer of 512, 4 epochs"),
        GAIN,
        Measured.of(totals.stream().map(total -> total - cca).toList()));
  }
}
