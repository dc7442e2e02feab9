package dev.plumbline.methods.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.Gradients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DccaTest {
  private static final Dcca DCCA = new Dcca(1e-2);
  private static final Map<String, String> SMALL =
      Map.of("dimension", "2", "hidden", "32", "epochs", "40", "batch", "200", "power", "0");

  private static DMatrixRMaj random(int m, int o, long seed) {
    return RandomMatrices_DDRM.rectangle(m, o, -1, 1, new Random(seed));
  }

  /** In part what the first one says, and shifted. */
  private static DMatrixRMaj related(DMatrixRMaj h, long seed) {
    DMatrixRMaj second = new DMatrixRMaj(h.numRows, h.numCols);
    CommonOps_DDRM.mult(h, random(h.numCols, h.numCols, seed), second);
    CommonOps_DDRM.addEquals(second, 0.3, random(h.numRows, h.numCols, seed + 1));
    CommonOps_DDRM.add(second, 5);
    return second;
  }

  @ParameterizedTest
  @CsvSource({"30,4", "6,1", "3,5", "2,2"})
  void gradientIsThatOfCentralDifferences(int m, int o) {
    DMatrixRMaj h1 = random(m, o, 1);
    DMatrixRMaj h2 = related(h1, 2);
    Dcca.Gradient found = DCCA.gradient(h1, h2);
    double step = 1e-5;
    for (boolean first : new boolean[] {true, false}) {
      DMatrixRMaj h = first ? h1 : h2;
      DMatrixRMaj gradient = first ? found.first() : found.second();
      for (int i = 0; i < h.data.length; i++) {
        double kept = h.data[i];
        h.data[i] = kept + step;
        double above = DCCA.gradient(h1, h2).correlation();
        h.data[i] = kept - step;
        double below = DCCA.gradient(h1, h2).correlation();
        h.data[i] = kept;
        assertThat(gradient.data[i]).isCloseTo((above - below) / (2 * step), within(1e-6));
      }
    }
  }

  @Test
  void correlationIsThatOfCca() {
    DMatrixRMaj h1 = random(50, 3, 3);
    DMatrixRMaj h2 = related(h1, 4);
    CcaStatistics statistics = new CcaStatistics(3, 3);
    for (int i = 0; i < 50; i++) {
      statistics.add(row(h1, i), row(h2, i));
    }
    // the batch's covariance is taken over m - 1 pairs, CCA's over m
    double ridge = 1e-2 * 49 / 50;
    assertThat(DCCA.gradient(h1, h2).correlation())
        .isCloseTo(
            new Cca(3, OptionalDouble.of(ridge), 0).fit(statistics).totalCorrelation(),
            within(1e-5));
  }

  private static float[] row(DMatrixRMaj h, int i) {
    float[] row = new float[h.numCols];
    for (int j = 0; j < row.length; j++) {
      row[j] = (float) h.get(i, j);
    }
    return row;
  }

  /** Rotating an output, or moving it, changes nothing. */
  @Test
  void correlationKnowsNoRotationAndNoShift() {
    DMatrixRMaj h1 = random(40, 2, 5);
    DMatrixRMaj h2 = related(h1, 6);
    DMatrixRMaj turn =
        new DMatrixRMaj(new double[][] {{Math.cos(1), Math.sin(1)}, {-Math.sin(1), Math.cos(1)}});
    DMatrixRMaj turned = new DMatrixRMaj(40, 2);
    CommonOps_DDRM.mult(h2, turn, turned);
    CommonOps_DDRM.add(turned, -3);
    assertThat(DCCA.gradient(h1, turned).correlation())
        .isCloseTo(DCCA.gradient(h1, h2).correlation(), within(1e-9));
  }

  @Test
  void engineGetsTheValueAndTheGradient() {
    DMatrixRMaj h1 = random(20, 3, 7);
    DMatrixRMaj h2 = related(h1, 8);
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray first = manager.create(h1.data, new Shape(20, 3));
      NDArray second = manager.create(h2.data, new Shape(20, 3));
      first.setRequiresGradient(true);
      second.setRequiresGradient(true);
      int[] groups = IntStream.range(0, 20).toArray();
      try (NDManager step = manager.newSubManager();
          Gradients gradients =
              Gradients.of(
                  step,
                  List.of(first, second),
                  () -> DCCA.loss(new EmbeddedBatch(first, second, groups, groups)))) {
        Dcca.Gradient expected = DCCA.gradient(h1, h2);
        assertThat(gradients.loss()).isCloseTo(-expected.correlation(), within(1e-9));
        for (int i = 0; i < h1.data.length; i++) {
          assertThat(gradients.arrays().get(0).toDoubleArray()[i])
              .isCloseTo(-expected.first().data[i], within(1e-12));
        }
      }
    }
  }

  @Test
  void onePairAndConstantOutputsCorrelateNot() {
    Dcca.Gradient one = DCCA.gradient(random(1, 3, 1), random(1, 3, 2));
    assertThat(one.correlation()).isZero();
    assertThat(one.first().data).containsOnly(0);
    DMatrixRMaj constant = new DMatrixRMaj(6, 2);
    CommonOps_DDRM.fill(constant, 4);
    Dcca.Gradient none = DCCA.gradient(constant, random(6, 2, 3));
    assertThat(none.correlation()).isCloseTo(0, within(1e-12));
    for (double value : none.second().data) {
      assertThat(value).isFinite();
    }
  }

  /** The texts tell how far the image is from the middle. */
  private static PairSet rings(int n, long seed) {
    Random random = new Random(seed);
    float[] x = new float[2 * n];
    float[] y = new float[2 * n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = 2 * random.nextFloat() - 1;
      x[2 * i + 1] = 2 * random.nextFloat() - 1;
      y[2 * i] = (float) (Math.hypot(x[2 * i], x[2 * i + 1]) + 0.02 * random.nextGaussian());
      y[2 * i + 1] = random.nextFloat();
    }
    return new PairSet(
        FloatMatrix.wrap(n, 2, x),
        FloatMatrix.wrap(n, 2, y),
        IntStream.range(0, n).mapToObj(Integer::toString).toList(),
        Optional.empty());
  }

  @Test
  void findsWhatNoLineShows() {
    AlignerTrainer trainer = AlignerMethods.trainer("dcca", SMALL);
    PairSet fresh = rings(500, 2);
    Projections found = trainer.fit(rings(1000, 1), TrainingContext.ofSeed(1));
    Projections line =
        AlignerMethods.trainer("cca", Map.of("dimension", "2", "power", "0"))
            .fit(rings(1000, 1), TrainingContext.ofSeed(1));
    assertThat(first(found, fresh)).isGreaterThan(0.95);
    assertThat(first(line, fresh)).isLessThan(0.3);
    assertThat(trainer.fit(rings(1000, 1), TrainingContext.ofSeed(1))).isEqualTo(found);
  }

  @Test
  void goesOnFromAWarmStart() {
    Projections cold =
        AlignerMethods.trainer("dcca", SMALL).fit(rings(1000, 1), TrainingContext.ofSeed(1));
    TrainingContext warm =
        new TrainingContext(2, Optional.empty(), Optional.of(cold), TrainingMonitor.silent());
    Map<String, String> once =
        Map.of("dimension", "2", "hidden", "32", "epochs", "1", "batch", "500", "power", "0");
    Projections again = AlignerMethods.trainer("dcca", once).fit(rings(1000, 3), warm);
    assertThat(first(again, rings(500, 2))).isGreaterThan(0.95);
  }

  /** The first coordinates' correlation. */
  private static double first(Projections projections, PairSet pairs) {
    FloatMatrix x = projections.visual().apply(pairs.images());
    FloatMatrix y = projections.textual().apply(pairs.texts());
    CcaStatistics statistics = new CcaStatistics(2, 2);
    statistics.addAll(x, y);
    return Math.abs(statistics.crossCovariance()[0])
        / Math.sqrt(statistics.visualCovariance()[0] * statistics.textualCovariance()[0]);
  }

  @Test
  void refusesWhatCannotBeLearnedFrom() {
    AlignerTrainer trainer = AlignerMethods.trainer("dcca", SMALL);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.fit(rings(1, 1), TrainingContext.ofSeed(1)))
        .withMessage("dcca on 1 images (expected: at least 2)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dcca(0))
        .withMessage("regularisation: 0.0 (expected: > 0)");
    try (NDManager manager = NativeBlas.newManager()) {
      NDArray two = manager.ones(new Shape(2, 2));
      NDArray four = manager.ones(new Shape(4, 2));
      EmbeddedBatch batch = new EmbeddedBatch(two, four, new int[] {0, 1}, new int[] {0, 0, 1, 1});
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DCCA.loss(batch))
          .withMessageContaining("one text an image");
    }
  }
}
