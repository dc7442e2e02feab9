package dev.plumbline.methods.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.align.Affine;
import dev.plumbline.core.model.FloatMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CcaTest {
  private static final Cca PLAIN = new Cca(3, OptionalDouble.of(1e-6), 0);

  private record Pair(float[] x, float[] y) {}

  /** Two shared sources of correlation .9 and .6 or so, mixed into 5 and 4 dimensions. */
  private static List<Pair> pairs(int n, long seed) {
    Random random = new Random(seed);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      float[] x = new float[5];
      float[] y = new float[4];
      for (int j = 0; j < 5; j++) {
        x[j] = (float) (10 + (j + 1) * a + (j % 2) * 2 * b + random.nextGaussian());
      }
      for (int j = 0; j < 4; j++) {
        y[j] = (float) ((4 - j) * a - (j % 3) * b + 2 * random.nextGaussian());
      }
      pairs.add(new Pair(x, y));
    }
    return pairs;
  }

  private static CcaStatistics of(List<Pair> pairs) {
    CcaStatistics statistics = new CcaStatistics(5, 4);
    pairs.forEach(pair -> statistics.add(pair.x(), pair.y()));
    return statistics;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyOrderAndSplitGivesTheSameFit(long seed) {
    List<Pair> pairs = pairs(700, 42);
    Cca.Fit batch = PLAIN.fit(of(pairs));
    Random random = new Random(seed);
    Collections.shuffle(pairs, random);
    List<CcaStatistics> workers = new ArrayList<>();
    int from = 0;
    while (from < pairs.size()) {
      int to = Math.min(pairs.size(), from + 1 + random.nextInt(300));
      workers.add(of(pairs.subList(from, to)));
      from = to;
    }
    while (workers.size() > 1) {
      CcaStatistics merged = workers.remove(random.nextInt(workers.size()));
      workers.get(random.nextInt(workers.size())).merge(merged);
    }
    Cca.Fit merged = PLAIN.fit(CcaStatistics.ofBytes(workers.get(0).toBytes()));
    for (int k = 0; k < 3; k++) {
      assertThat(merged.correlations().get(k)).isCloseTo(batch.correlations().get(k), within(1e-6));
    }
    float[] expected = weight(batch);
    float[] found = weight(merged);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(found[i])).isCloseTo(Math.abs(expected[i]), within(1e-5f));
    }
  }

  private static float[] weight(Cca.Fit fit) {
    return ((Affine) fit.projections().visual().layers().get(0)).weight().data();
  }

  @Test
  void findsTheCorrelationsThatANaiveLoopMeasures() {
    List<Pair> pairs = pairs(5000, 1);
    Cca.Fit fit = PLAIN.fit(of(pairs));
    List<Pair> fresh = pairs(5000, 2);
    for (int k = 0; k < 2; k++) {
      double[] a = new double[fresh.size()];
      double[] b = new double[fresh.size()];
      for (int i = 0; i < a.length; i++) {
        a[i] =
            fit.projections()
                .visual()
                .apply(dev.plumbline.core.model.FloatVector.of(fresh.get(i).x()))
                .get(k);
        b[i] =
            fit.projections()
                .textual()
                .apply(dev.plumbline.core.model.FloatVector.of(fresh.get(i).y()))
                .get(k);
      }
      assertThat(correlation(a, b)).isCloseTo(fit.correlations().get(k), within(0.03));
    }
    assertThat(fit.correlations().get(0)).isGreaterThan(0.8);
  }

  private static double correlation(double[] a, double[] b) {
    double ma = java.util.Arrays.stream(a).average().orElseThrow();
    double mb = java.util.Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - ma) * (b[i] - mb);
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void shrinksMoreWithFewRecords() {
    double[] few = of(pairs(6, 3)).visualCovariance();
    double[] many = of(pairs(2000, 3)).visualCovariance();
    assertThat(Shrinkage.oracleApproximating(few, 5, 6))
        .isGreaterThan(Shrinkage.oracleApproximating(many, 5, 2000));
    Cca.Fit fit = new Cca(3, OptionalDouble.empty(), 1).fit(of(pairs(6, 3)));
    assertThat(fit.correlations().get(0)).isLessThan(0.999);
  }

  @Test
  void forgettingLetsTheNewCountMore() {
    CcaStatistics statistics = of(pairs(1000, 5));
    statistics.forget(0.5);
    assertThat(statistics.count()).isEqualTo(500);
    statistics.forget(0);
    CcaStatistics fresh = of(pairs(300, 6));
    statistics.merge(fresh);
    assertThat(statistics.visualMean()).containsExactly(fresh.visualMean(), within(1e-9));
  }

  @Test
  void refusesWhatCannotBeFitted() {
    assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.fit(new CcaStatistics(2, 2)));
    assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.fit(of(pairs(1, 1))));
    CcaStatistics constant = new CcaStatistics(2, 1);
    constant.add(new float[] {1, 2}, new float[] {0});
    constant.add(new float[] {1, 2}, new float[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.fit(constant))
        .withMessageContaining("visual side does not vary");
    CcaStatistics rounded = new CcaStatistics(3, 1); // .1 and its mean differ by rounding
    for (int i = 0; i < 10; i++) {
      rounded.add(new float[] {.1f, .1f, -.7f}, new float[] {i});
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.fit(rounded))
        .withMessageContaining("visual side does not vary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CcaStatistics(2, 2).add(new float[] {1}, new float[] {1, 2}));
  }

  @Test
  void refusesNumbersThatAreNone() {
    CcaStatistics statistics = new CcaStatistics(2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statistics.add(new float[] {1, Float.NaN}, new float[] {0}))
        .withMessageContaining("visual value 1: NaN");
    for (int rows : new int[] {3, 300}) {
      float[] x = new float[2 * rows];
      x[5] = Float.NEGATIVE_INFINITY;
      FloatMatrix visual = FloatMatrix.wrap(rows, 2, x);
      FloatMatrix textual = FloatMatrix.wrap(rows, 1, new float[rows]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> statistics.addAll(visual, textual))
          .withMessageContaining("visual value 5: -Infinity");
    }
    assertThat(statistics.count()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> CcaStatistics.ofBytes(new byte[3]));
    byte[] bytes = statistics.toBytes();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CcaStatistics.ofBytes(java.util.Arrays.copyOf(bytes, bytes.length - 1)))
        .withMessageContaining("do not fit");
  }

  @Test
  void halvesAfterAHalfLife() {
    assertThat(CcaStatistics.forgettingFactor(500, 1000)).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void oneDimensionIsDefined() {
    CcaStatistics statistics = new CcaStatistics(1, 1);
    statistics.add(new float[] {1}, new float[] {-1});
    statistics.add(new float[] {2}, new float[] {-2});
    statistics.add(new float[] {4}, new float[] {-4});
    assertThat(PLAIN.fit(statistics).correlations().get(0)).isCloseTo(1, within(1e-5));
  }

  @Test
  void aColumnThatDoesNotVaryHasNoWeight() {
    for (OptionalDouble ridge : List.of(OptionalDouble.of(0), OptionalDouble.empty())) {
      CcaStatistics statistics = new CcaStatistics(2, 1);
      Random random = new Random(1);
      for (int i = 0; i < 50; i++) {
        float x = (float) random.nextGaussian();
        statistics.add(new float[] {7, x}, new float[] {x + (float) random.nextGaussian()});
      }
      Cca.Fit fit = new Cca(1, ridge, 0).fit(statistics);
      float[] weight = weight(fit);
      assertThat(weight[0]).isCloseTo(0, within(1e-6f));
      assertThat(Math.abs(weight[1])).isGreaterThan(0.5f);
      assertThat(fit.correlations().get(0)).isBetween(0.4, 0.95);
    }
  }

  /** White sides are shrunk to what they are already, which must not touch what they share. */
  @Test
  void whiteSidesKeepTheirCorrelation() {
    CcaStatistics statistics = new CcaStatistics(3, 2);
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      float shared = (float) random.nextGaussian();
      float noise = (float) random.nextGaussian();
      statistics.add(
          new float[] {shared, (float) random.nextGaussian(), (float) random.nextGaussian()},
          new float[] {.8f * shared + .6f * noise, (float) random.nextGaussian()});
    }
    Cca.Fit fit = new Cca(2, OptionalDouble.empty(), 2).fit(statistics);
    assertThat(fit.correlations().get(0)).isCloseTo(.8, within(.05));
    assertThat(fit.correlations().get(1)).isLessThan(.15);
  }
}
