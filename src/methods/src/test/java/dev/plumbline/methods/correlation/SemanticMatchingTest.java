package dev.plumbline.methods.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.Labels;
import dev.plumbline.methods.linear.RepeatedProducts;
import dev.plumbline.methods.metric.ClassPairs;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticMatchingTest {
  private static final TrainingMonitor SILENT = TrainingMonitor.silent();

  @Test
  void theGradientIsThatOfTheLoss() {
    PairSet pairs = ClassPairs.of(3, 20);
    Labels labels = Labels.of("sm", pairs);
    int classes = labels.classes().size();
    LogisticRegression regression = new LogisticRegression(0.7);
    double scale = 0.7 * pairs.size();
    double[] at = // 6 weights and a bias for each class
        new Random(5).doubles(7L * classes, -1, 1).toArray();
    double[] gradient = new double[at.length];
    double[] unused = new double[at.length];
    try (RepeatedProducts x = RepeatedProducts.with(pairs.texts(), classes)) {
      regression.loss(x, labels.of(), classes, at, gradient);
      for (int i = 0; i < at.length; i++) {
        double step = 1e-5;
        double[] up = at.clone();
        double[] down = at.clone();
        up[i] += step;
        down[i] -= step;
        double difference =
            (regression.loss(x, labels.of(), classes, up, unused)
                    - regression.loss(x, labels.of(), classes, down, unused))
                / (2 * step * scale);
        assertThat(gradient[i]).as("parameter " + i).isCloseTo(difference, within(1e-8));
      }
    }
  }

  @Test
  void aSidesCoordinatesAreThePosteriorsOfTheClasses() {
    Projections found =
        new SemanticMatching(1, false, Optional.empty()).fit(ClassPairs.of(1, 400), SILENT);
    PairSet others = ClassPairs.of(2, 200);
    Labels labels = Labels.of("sm", others);
    for (FloatMatrix posteriors :
        new FloatMatrix[] {
          found.visual().apply(others.images()), found.textual().apply(others.texts())
        }) {
      int right = 0;
      for (int i = 0; i < posteriors.rows(); i++) {
        float[] row = posteriors.row(i).toArray();
        double sum = 0;
        int most = 0;
        for (int c = 0; c < row.length; c++) {
          sum += row[c];
          most = row[c] > row[most] ? c : most;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        right += most == labels.of()[i] ? 1 : 0;
      }
      assertThat(right).isGreaterThan(190); // of 200; by chance 40
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sm", "scm"})
  void stopsInTheMiddleOfARegression(String method) {
    TrainingMonitor impatient =
        new TrainingMonitor() {
          private int asked;

          @Override
          public void progress(double done, String message) {}

          @Override
          public boolean isCancelled() {
            return ++asked > 10;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                AlignerMethods.trainer(method, Map.of())
                    .fit(
                        ClassPairs.of(1, 200),
                        new TrainingContext(1, Optional.empty(), Optional.empty(), impatient)))
        .withMessageContaining("logistic regression");
  }
}
