package dev.plumbline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.encoders.EncodersConfig;
import dev.plumbline.encoders.SharedEncoders;
import dev.plumbline.encoders.preset.Presets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTrainingTest {
  private static final EncoderPlan QUICK = EncoderPlan.quick();

  @TempDir private Path folder;

  private final List<Double> losses = new ArrayList<>();

  private final TrainingProgress progress =
      new TrainingProgress() {
        @Override
        public void preparing(double done) {
          assertThat(done).isBetween(0.0, 1.0);
        }

        @Override
        public void step(
            int step, int steps, double loss, Optional<Validation> validation, Duration left) {
          losses.add(loss);
        }
      };

  private EncoderRun train(EncoderPlan plan, String name) {
    try (TextEncoder texts = SharedEncoders.process().text(EncodersConfig.defaults())) {
      return new EncoderTraining(
              plan,
              Presets.find("scenes-cnn").image().orElseThrow().preprocessing(),
              texts,
              progress)
          .run(folder.resolve(name));
    }
  }

  @Test
  void theSameSeedGivesTheSameParameters() throws Exception {
    EncoderRun first = train(QUICK, "first");
    EncoderRun second = train(QUICK, "second");
    EncoderRun other = train(QUICK.withSeed(1), "other");
    assertThat(first.steps()).isEqualTo(QUICK.steps());
    assertThat(first.validation()).containsOnlyKeys(2, 4).isEqualTo(second.validation());
    first
        .validation()
        .values()
        .forEach(
            validation -> {
              assertThat(validation.recallAt10()).isBetween(0.0, 100.0);
              assertThat(validation.cellShapes()).isBetween(0.0, 100.0);
              assertThat(validation.cellColours()).isBetween(0.0, 100.0);
            });
    try (Stream<Path> files = Files.list(folder.resolve("first"))) {
      assertThat(files).containsExactly(first.file());
    }
    assertThat(Files.mismatch(second.file(), first.file())).isEqualTo(-1);
    assertThat(Files.mismatch(other.file(), first.file())).isNotEqualTo(-1);
  }

  @Test
  void theLossFalls() {
    train(new EncoderPlan(7, 30, Duration.ofMinutes(5), 8, 24, 10, 10, 2e-3f), "loss");
    assertThat(losses).hasSize(3);
    assertThat(losses.get(2)).isLessThan(0.8 * losses.get(0));
  }

  @Test
  void aTimeLimitEndsItEarly() {
    EncoderRun run = train(QUICK.withSteps(1_000_000).withLimit(Duration.ofMillis(300)), "limit");
    assertThat(run.steps()).isBetween(1, 999_999);
    assertThat(run.file()).isNotEmptyFile();
  }

  @Test
  void aWrongPlanIsRefused() {
    assertThatThrownBy(() -> QUICK.withSteps(0)).hasMessage("steps: 0 (expected: 1 to 1000000)");
    assertThatThrownBy(() -> QUICK.withPool(7)).hasMessage("pool: 7 (expected: 8 to 10000000)");
    assertThatThrownBy(() -> QUICK.withLimit(Duration.ZERO))
        .hasMessage("limit: PT0S (expected: above 0)");
  }
}
