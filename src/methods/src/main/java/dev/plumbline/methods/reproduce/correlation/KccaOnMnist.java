package dev.plumbline.methods.reproduce.correlation;

import dev.plumbline.methods.correlation.Cca;
import dev.plumbline.methods.correlation.FeatureMap;
import dev.plumbline.methods.correlation.Kcca;
import dev.plumbline.methods.correlation.KernelChoice;
import dev.plumbline.methods.correlation.Nystroem;
import dev.plumbline.methods.correlation.RandomFourier;
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
import java.util.OptionalDouble;

/**
 * KCCA between the left and the right halves of digits, RBF kernel, k = 50. The ridge is shrinkage
 * by the data, so that nothing is left to choose. The seeds draw landmarks and frequencies.
 */
public final class KccaOnMnist implements Reproduction {
  private static final double SIGMA = 8;
  private static final String LANDMARKS =
      "total test correlation, 1,000 landmarks, sigma the median distance";
  private static final String FOURIER =
      "total test correlation, 2,000 random Fourier features, sigma 8";
  private static final String RATIO = "with landmarks / CCA's";

  @Override
  public String method() {
    return "kcca";
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
        new Claim(LANDMARKS, "33.5", Threshold.atLeast(33.5)),
        new Claim(FOURIER, "33.5", Threshold.atLeast(40), Threshold.atLeast(31)),
        new Claim(RATIO, "1.19", Threshold.atLeast(1.3)));
  }

  @Override
  public Map<String, Measured> run(Trial trial) throws IOException {
    ViewSplit all = MnistHalves.of(Mnist.read(trial.folder(Mnist.NAME)));
    ViewSplit split = trial.quick() ? all.withTrain(10_000) : all;
    int share = trial.quick() ? 2 : 1;
    double cca = CcaOnMnist.total(split, trial).mean();
    List<Double> landmarks = new ArrayList<>();
    List<Double> fourier = new ArrayList<>();
    for (long seed : trial.seeds()) {
      landmarks.add(
          total(new Nystroem(KernelChoice.rbf(OptionalDouble.empty()), 1000 / share), split, seed));
      trial.progress().accept("seed " + seed + ", landmarks: " + landmarks);
      fourier.add(total(new RandomFourier(OptionalDouble.of(SIGMA), 2000 / share), split, seed));
      trial.progress().accept("seed " + seed + ", random Fourier features: " + fourier);
    }
    String note = trial.quick() ? "half as many, on 10,000 pairs" : "ridge by shrinkage";
    return Map.of(
        LANDMARKS,
        new Measured(landmarks, note),
        FOURIER,
        new Measured(fourier, note),
        RATIO,
        Measured.of(landmarks.stream().map(total -> total / cca).toList()));
  }

  private static double total(FeatureMap map, ViewSplit split, long seed) {
    Cca cca = new Cca(CcaOnMnist.K, OptionalDouble.empty(), 0);
    Cca.Fit fit = new Kcca(map, map, cca).fit(split.train(), seed);
    return TotalCorrelation.of(fit.projections(), split.test());
  }
}
