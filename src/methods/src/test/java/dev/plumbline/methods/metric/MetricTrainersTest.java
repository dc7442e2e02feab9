package dev.plumbline.methods.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.align.AlignerTrainer.TrainingMonitor;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.model.FloatMatrix;
import dev.plumbline.methods.AlignerMethods;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every trainer of the family. */
class MetricTrainersTest {
  private static final Map<String, String> SMALL =
      Map.of("dimension", "16", "epochs", "40", "batch", "32", "learningRate", "5e-3");

  private static AlignerTrainer trainer(String method, String... more) {
    Map<String, String> parameters = new HashMap<>(SMALL);
    for (int i = 0; i < more.length; i += 2) {
      parameters.put(more[i], more[i + 1]);
    }
    return AlignerMethods.trainer(method, parameters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contrastive", "vse++", "vse0", "npair", "triplet", "spe"})
  void learns(String method) {
    PairSet train = SyntheticPairs.of(1, 200, 2);
    PairSet test = SyntheticPairs.of(2, 100, 2);
    for (String hidden : List.of("0", "48")) {
      Projections untrained =
          trainer(method, "hidden", hidden, "epochs", "1", "learningRate", "1e-7")
              .fit(train, TrainingContext.ofSeed(1));
      Projections found = trainer(method, "hidden", hidden).fit(train, TrainingContext.ofSeed(1));
      assertThat(SyntheticPairs.evaluate(untrained, test).recallSum()).isLessThan(100);
      assertThat(SyntheticPairs.evaluate(found, test).recallSum()).isGreaterThan(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"contrastive", "vse++", "vse0", "npair", "triplet", "spe"})
  void sameSeedSameProjections(String method) {
    PairSet train = SyntheticPairs.of(1, 40, 2);
    AlignerTrainer trainer = trainer(method, "epochs", "3", "hidden", "20", "dropout", "0.2");
    Projections first = trainer.fit(train, TrainingContext.ofSeed(5));
    assertThat(trainer.fit(train, TrainingContext.ofSeed(5))).isEqualTo(first);
    assertThat(trainer.fit(train, TrainingContext.ofSeed(6))).isNotEqualTo(first);
  }

  @Test
  void keepsTheBestEpochOfTheValidation() {
    PairSet train = SyntheticPairs.of(1, 60, 1);
    PairSet validation = SyntheticPairs.of(2, 60, 1);
    List<String> told = new ArrayList<>();
    TrainingContext context =
        new TrainingContext(
            1, Optional.of(validation), Optional.empty(), (done, message) -> told.add(message));
    Projections found = trainer("vse++", "epochs", "12", "learningRate", "0.1").fit(train, context);
    double best =
        told.stream()
            .mapToDouble(m -> Double.parseDouble(m.replaceAll(".*recall sum ([0-9.]+) .*", "$1")))
            .max()
            .orElseThrow();
    assertThat(told).hasSize(12);
    assertThat(SyntheticPairs.evaluate(found, validation).recallSum())
        .isCloseTo(best, org.assertj.core.api.Assertions.within(1.0));
  }

  @Test
  void goesOnFromAWarmStart() {
    PairSet train = SyntheticPairs.of(1, 200, 2);
    PairSet test = SyntheticPairs.of(2, 100, 2);
    Projections before = trainer("vse0").fit(train, TrainingContext.ofSeed(1));
    TrainingContext warm =
        new TrainingContext(2, Optional.empty(), Optional.of(before), TrainingMonitor.silent());
    Projections after = trainer("vse++", "epochs", "1", "learningRate", "1e-7").fit(train, warm);
    assertThat(SyntheticPairs.evaluate(after, test).recallSum())
        .isCloseTo(
            SyntheticPairs.evaluate(before, test).recallSum(),
            org.assertj.core.api.Assertions.within(3.0));
  }

  @Test
  void stopsWhenAsked() {
    TrainingMonitor impatient =
        new TrainingMonitor() {
          private int heard;

          @Override
          public void progress(double done, String message) {
            heard++;
          }

          @Override
          public boolean isCancelled() {
            return heard > 1;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                trainer("vse++")
                    .fit(
                        SyntheticPairs.of(1, 40, 1),
                        new TrainingContext(1, Optional.empty(), Optional.empty(), impatient)))
        .withMessageContaining("epoch 3");
  }

  @Test
  void refusesWhatCannotBeLearnedFrom() {
    PairSet pairs = SyntheticPairs.of(1, 6, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer("vse++").fit(pairs.select(0, 1), TrainingContext.ofSeed(1)))
        .withMessage("vse++ on 1 images (expected: at least 2)");
    float[] values = pairs.images().data().clone();
    values[pairs.images().columns() + 1] = Float.NaN;
    PairSet damaged =
        new PairSet(
            FloatMatrix.wrap(pairs.size(), pairs.images().columns(), values),
            pairs.texts(),
            pairs.groups(),
            Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer("vse++").fit(damaged, TrainingContext.ofSeed(1)))
        .withMessage("vse++: images, row 1 holds NaN (expected: finite)");
    float[] huge = new float[pairs.images().data().length];
    java.util.Arrays.fill(huge, 3e38f);
    PairSet overflowing =
        new PairSet(
            FloatMatrix.wrap(pairs.size(), pairs.images().columns(), huge),
            pairs.texts(),
            pairs.groups(),
            Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                trainer("vse++", "standardize", "false")
                    .fit(overflowing, TrainingContext.ofSeed(1)))
        .withMessageContaining("expected: finite");
  }

  @Test
  void zeroVectorsAndEqualItemsAreLearnedFrom() {
    int n = 12;
    PairSet zeros =
        new PairSet(
            FloatMatrix.wrap(n, 3, new float[n * 3]),
            FloatMatrix.wrap(n, 1, new float[n]),
            java.util.stream.IntStream.range(0, n).mapToObj(Integer::toString).toList(),
            Optional.empty());
    for (String standardize : List.of("true", "false")) {
      Projections found =
          trainer("vse++", "standardize", standardize).fit(zeros, TrainingContext.ofSeed(1));
      for (float value : found.visual().apply(zeros.images()).data()) {
        assertThat(value).isFinite();
      }
    }
  }
}
