package dev.plumbline.methods.reproduce.correlation;

import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.correlation.Cca;
import dev.plumbline.methods.correlation.CcaStatistics;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** CCA between the left and the right halves of digits, k = 50. */
public final class CcaOnMnist implements Reproduction {
  /** Coordinates, as in the paper. */
  static final int K = 50;

  private static final List<Double> RIDGES = List.of(1e-6, 1e-5, 1e-4, 1e-3, 1e-2);
  private static final int STREAMED = 10_000;
  private static final String TOTAL = "total test correlation";
  private static final String STREAM = "streaming - batch, largest difference of a correlation";

  @Override
  public String method() {
    return "cca";
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
        new Claim(TOTAL, "28.1", Threshold.within(28.1, 0.6)),
        new Claim(STREAM, "-", Threshold.atMost(1e-6)));
  }

  @Override
  public Map<String, Measured> run(Trial trial) throws IOException {
    ViewSplit split = MnistHalves.of(Mnist.read(trial.folder(Mnist.NAME)));
    return Map.of(
        TOTAL, total(split, trial), STREAM, streaming(split.withTrain(STREAMED).train(), trial));
  }

  /** The total test correlation; the ridge is chosen on validation. */
  static Measured total(ViewSplit split, Trial trial) {
    CcaStatistics statistics = statistics(split.train());
    double best = Double.NEGATIVE_INFINITY;
    double chosen = 0;
    Cca.Fit fit = null;
    for (double ridge : RIDGES) {
      Cca.Fit candidate = new Cca(K, OptionalDouble.of(ridge), 0).fit(statistics);
      double total = TotalCorrelation.of(candidate.projections(), split.validation());
      trial.progress().accept("r = " + ridge + ": " + total + " on validation");
      if (fit == null || total > best) {
        best = total;
        chosen = ridge;
        fit = candidate;
      }
    }
    if (fit == null) {
      throw new IllegalStateException("no ridge to choose from");
    }
    return Measured.of(
        TotalCorrelation.of(fit.projections(), split.test()),
        "r = " + chosen + " chosen on validation");
  }

  private static CcaStatistics statistics(PairSet pairs) {
    CcaStatistics statistics = new CcaStatistics(pairs.images().columns(), pairs.texts().columns());
    statistics.addAll(pairs.images(), pairs.texts());
    return statistics;
  }

  /** Pairs in a drawn order, over a drawn number of workers, merged in a drawn order. */
  private static Measured streaming(PairSet pairs, Trial trial) {
    Cca cca = new Cca(K, OptionalDouble.of(1e-3), 0);
    List<Double> batch = cca.fit(statistics(pairs)).correlations();
    List<Double> differences = new ArrayList<>();
    for (long seed : trial.seeds()) {
      Random random = new Random(seed);
      List<CcaStatistics> workers = new ArrayList<>();
      int count = 2 + random.nextInt(6);
      for (int w = 0; w < count; w++) {
        workers.add(new CcaStatistics(pairs.images().columns(), pairs.texts().columns()));
      }
      List<Integer> order = new ArrayList<>(IntStream.range(0, pairs.size()).boxed().toList());
      Collections.shuffle(order, random);
      for (int i : order) {
        workers
            .get(random.nextInt(count))
            .add(pairs.images().row(i).toArray(), pairs.texts().row(i).toArray());
      }
      while (workers.size() > 1) {
        CcaStatistics merged = workers.remove(random.nextInt(workers.size()));
        workers.get(random.nextInt(workers.size())).merge(merged);
      }
      List<Double> streamed = cca.fit(workers.get(0)).correlations();
      double largest = 0;
      for (int k = 0; k < batch.size(); k++) {
        largest = Math.max(largest, Math.abs(batch.get(k) - streamed.get(k)));
      }
      differences.add(largest);
    }
    return Measured.of(differences);
  }
}
