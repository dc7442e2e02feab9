package dev.plumbline.methods.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.KernelFeatures;
import dev.plumbline.core.align.KernelFeatures.Kernel;
import dev.plumbline.core.align.Layer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.align.Projection;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.linear.Matrices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KccaTest {
  private static final Cca RIDGED = new Cca(3, OptionalDouble.of(1e-2), 0);

  private static PairSet pairs(FloatMatrix x, FloatMatrix y) {
    return new PairSet(
        x, y, IntStream.range(0, x.rows()).mapToObj(Integer::toString).toList(), Optional.empty());
  }

  /** x is uniform in a square, y tells of x's distance from the middle and of nothing else. */
  private static PairSet rings(int n, long seed) {
    Random random = new Random(seed);
    float[] x = new float[2 * n];
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = 2 * random.nextFloat() - 1;
      x[2 * i + 1] = 2 * random.nextFloat() - 1;
      double radius = Math.hypot(x[2 * i], x[2 * i + 1]);
      y[i] = (float) (radius * radius + 0.02 * random.nextGaussian());
    }
    return pairs(FloatMatrix.wrap(n, 2, x), FloatMatrix.wrap(n, 1, y));
  }

  /** Gaussian, with one shared source. */
  private static PairSet mixed(int n, int d, int e) {
    Random random = new Random(3);
    float[] x = new float[n * d];
    float[] y = new float[n * e];
    for (int i = 0; i < n; i++) {
      double shared = random.nextGaussian();
      for (int j = 0; j < d; j++) {
        x[i * d + j] = (float) (2 + (j % 3) * shared + random.nextGaussian());
      }
      for (int j = 0; j < e; j++) {
        y[i * e + j] = (float) (shared - (j % 2) * random.nextGaussian());
      }
    }
    return pairs(FloatMatrix.wrap(n, d, x), FloatMatrix.wrap(n, e, y));
  }

  @Test
  void withALinearKernelIsCca() {
    PairSet pairs = mixed(300, 6, 4);
    CcaStatistics statistics = new CcaStatistics(6, 4);
    statistics.addAll(pairs.images(), pairs.texts());
    Cca.Fit cca = RIDGED.fit(statistics);
    FloatMatrix expected = cca.projections().visual().apply(pairs.images());
    for (FeatureMap linear :
        List.of(
            new FeatureMap.Identity(),
            new IncompleteCholesky(KernelChoice.linear(), 50),
            new Nystroem(KernelChoice.linear(), 50))) {
      Cca.Fit kcca = new Kcca(linear, linear, RIDGED).fit(pairs, 1);
      FloatMatrix found = kcca.projections().visual().apply(pairs.images());
      for (int k = 0; k < 3; k++) {
        assertThat(kcca.correlations().get(k))
            .as(linear.toString())
            .isCloseTo(cca.correlations().get(k), within(1e-4));
        float sign = Math.signum(found.get(0, k) * expected.get(0, k));
        for (int i = 0; i < pairs.size(); i++) {
          assertThat(sign * found.get(i, k)).isCloseTo(expected.get(i, k), within(5e-3f));
        }
      }
    }
  }

  /** (Kx + kappa I)^-1 Ky (Ky + kappa I)^-1 Kx a = rho^2 a, on n x n matrices. */
  @Test
  void solvesTheDualProblem() {
    PairSet pairs = mixed(60, 3, 2);
    double kappa = 0.5;
    KernelChoice rbf = KernelChoice.rbf(OptionalDouble.of(2));
    DMatrixRMaj left = shrunk(centredGram(rbf, pairs.images()), kappa);
    DMatrixRMaj right = shrunk(centredGram(rbf, pairs.texts()), kappa);
    DMatrixRMaj product = new DMatrixRMaj(60, 60);
    CommonOps_DDRM.mult(left, right, product); // has the eigenvalues of the problem
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(60, false, false);
    assertThat(eigen.decompose(product)).isTrue();
    List<Double> expected = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      expected.add(Math.sqrt(Math.max(0, eigen.getEigenvalue(i).getReal())));
    }
    expected.sort(Collections.reverseOrder());
    FeatureMap map = new IncompleteCholesky(rbf, 60);
    Cca.Fit fit = new Kcca(map, map, new Cca(3, OptionalDouble.of(kappa / 60), 0)).fit(pairs, 1);
    for (int k = 0; k < 3; k++) {
      assertThat(fit.correlations().get(k)).isCloseTo(expected.get(k), within(1e-4));
    }
  }

  /** K (K + kappa I)^-1. */
  private static DMatrixRMaj shrunk(DMatrixRMaj k, double kappa) {
    DMatrixRMaj inverse = k.copy();
    for (int i = 0; i < k.numRows; i++) {
      inverse.add(i, i, kappa);
    }
    assertThat(CommonOps_DDRM.invert(inverse)).isTrue();
    DMatrixRMaj product = new DMatrixRMaj(k.numRows, k.numRows);
    CommonOps_DDRM.mult(k, inverse, product);
    return product;
  }

  private static DMatrixRMaj centredGram(KernelChoice kernel, FloatMatrix rows) {
    int n = rows.rows();
    DMatrixRMaj k = Matrices.toFloat64(kernel.at(rows, kernel.sigma().orElseThrow()).apply(rows));
    DMatrixRMaj h = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.add(h, -1.0 / n);
    DMatrixRMaj hk = new DMatrixRMaj(n, n);
    DMatrixRMaj hkh = new DMatrixRMaj(n, n);
    CommonOps_DDRM.mult(h, k, hk);
    CommonOps_DDRM.mult(hk, h, hkh);
    return hkh;
  }

  @Test
  void featuresMultiplyToTheKernel() {
    FloatMatrix rows = mixed(80, 3, 2).images();
    KernelChoice rbf = KernelChoice.rbf(OptionalDouble.of(3));
    KernelChoice cubic = new KernelChoice(Kernel.POLYNOMIAL, OptionalDouble.of(3), 1, 3);
    check(rbf, new IncompleteCholesky(rbf, 80), rows, 1e-4);
    check(rbf, new Nystroem(rbf, 80), rows, 1e-3);
    check(rbf, new RandomFourier(OptionalDouble.of(3), 8192), rows, 0.07);
    check(cubic, new IncompleteCholesky(cubic, 80), rows, 0.02);
    check(cubic, new Nystroem(cubic, 80), rows, 0.02);
  }

  private static void check(KernelChoice kernel, FeatureMap map, FloatMatrix rows, double off) {
    List<Layer> layers = map.fit(rows, new Random(1));
    FloatMatrix phi = new Projection(layers).apply(rows);
    KernelFeatures exact = kernel.at(rows, kernel.sigma().orElseThrow());
    FloatMatrix k = exact.apply(rows);
    for (int i = 0; i < rows.rows(); i++) {
      for (int j = 0; j < rows.rows(); j++) {
        double dot = 0;
        for (int c = 0; c < phi.columns(); c++) {
          dot += phi.get(i, c) * phi.get(j, c);
        }
        assertThat(dot).as(map.toString()).isCloseTo(k.get(i, j), within(off));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cholesky", "nystroem", "fourier"})
  void findsWhatNoLineShows(String map) {
    PairSet train = rings(800, 1);
    PairSet fresh = rings(400, 2);
    Map<String, String> parameters =
        Map.of("map", map, "features", "60", "dimension", "1", "power", "0");
    Projections found =
        AlignerMethods.trainer("kcca", parameters).fit(train, TrainingContext.ofSeed(1));
    Projections line =
        AlignerMethods.trainer("cca", Map.of("dimension", "1", "power", "0"))
            .fit(train, TrainingContext.ofSeed(1));
    assertThat(Math.abs(correlation(found, fresh))).isGreaterThan(0.95);
    assertThat(Math.abs(correlation(line, fresh))).isLessThan(0.3);
  }

  @Test
  void aPolynomialIsFoundByItsDegree() {
    Map<String, String> parameters =
        Map.of("kernel", "polynomial", "degree", "2", "dimension", "1", "power", "0");
    Projections found =
        AlignerMethods.trainer("kcca", parameters).fit(rings(800, 1), TrainingContext.ofSeed(1));
    assertThat(Math.abs(correlation(found, rings(400, 2)))).isGreaterThan(0.98);
  }

  private static double correlation(Projections projections, PairSet pairs) {
    FloatMatrix a = projections.visual().apply(pairs.images());
    FloatMatrix b = projections.textual().apply(pairs.texts());
    CcaStatistics statistics = new CcaStatistics(1, 1);
    statistics.addAll(a, b);
    return statistics.crossCovariance()[0]
        / Math.sqrt(statistics.visualCovariance()[0] * statistics.textualCovariance()[0]);
  }

  @Test
  void aSeedGivesTheSameFit() {
    FeatureMap map = new RandomFourier(OptionalDouble.empty(), 30);
    Kcca kcca = new Kcca(map, map, RIDGED);
    assertThat(kcca.fit(rings(100, 1), 5)).isEqualTo(kcca.fit(rings(100, 1), 5));
    assertThat(kcca.fit(rings(100, 1), 5)).isNotEqualTo(kcca.fit(rings(100, 1), 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cholesky", "nystroem", "fourier"})
  void whatDoesNotVaryIsRefused(String map) {
    Map<String, String> parameters = Map.of("map", map, "features", "16", "regularisation", "0.1");
    var trainer = AlignerMethods.trainer("kcca", parameters);
    FloatMatrix same = FloatMatrix.wrap(4, 2, new float[] {1, 2, 1, 2, 1, 2, 1, 2});
    FloatMatrix one = FloatMatrix.wrap(4, 1, new float[] {1, 2, 3, 4});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.fit(pairs(same, one), TrainingContext.ofSeed(1)))
        .withMessageContaining("visual side does not vary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.fit(pairs(one.select(0), one.select(0)), context()))
        .withMessage("KCCA on 1 pairs (expected: at least 2)");
    FloatMatrix halfConstant = FloatMatrix.wrap(4, 2, new float[] {0, 1, 0, 2, 0, 3, 0, 4});
    Projections found = trainer.fit(pairs(halfConstant, one), context());
    for (float value : found.visual().apply(halfConstant).data()) {
      assertThat(value).isFinite();
    }
    assertThat(found.visual().outputs()).isEqualTo(found.textual().outputs());
  }

  private static TrainingContext context() {
    return TrainingContext.ofSeed(1);
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> AlignerMethods.trainer("kcca", Map.of("map", "fourier", "kernel", "polynomial")))
        .withMessage("kcca: map fourier with kernel polynomial (expected: rbf)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KernelChoice(Kernel.POLYNOMIAL, OptionalDouble.empty(), -1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelChoice.rbf(OptionalDouble.of(0)))
        .withMessage("sigma: 0.0 (expected: > 0)");
  }

  @Test
  void classifiesByTheRatingsOfItsVariates() {
    PairSet train = rings(600, 1);
    PairSet fresh = rings(300, 2);
    KccaClassifier curved =
        new KccaClassifier(
            new IncompleteCholesky(KernelChoice.rbf(OptionalDouble.empty()), 60),
            new Cca(2, OptionalDouble.of(1e-3), 0));
    KccaClassifier straight = new KccaClassifier(new FeatureMap.Identity(), curved.cca());
    assertThat(accuracy(curved, train, fresh)).isGreaterThan(0.8);
    assertThat(accuracy(straight, train, fresh)).isLessThan(0.7);
  }

  /** Three classes by distance from the middle. */
  private static double accuracy(KccaClassifier classifier, PairSet train, PairSet fresh) {
    List<Integer> found = classifier.fit(train.images(), rank(train), 1).classify(fresh.images());
    List<Integer> expected = rank(fresh);
    return IntStream.range(0, fresh.size())
            .filter(i -> found.get(i).equals(expected.get(i)))
            .count()
        / (double) fresh.size();
  }

  private static List<Integer> rank(PairSet pairs) {
    List<Integer> classes = new ArrayList<>();
    for (float y : pairs.texts().data()) {
      classes.add(y < 0.3 ? 0 : y < 0.8 ? 1 : 2);
    }
    return classes;
  }
}
