package dev.plumbline.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.CommandRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainEncoderCommandTest {
  @Test
  void aQuickTrainingLeavesParametersAndMetrics(@TempDir Path folder) throws Exception {
    CommandRun run =
        CommandRun.of(
                List.of("train", "encoder", "--quick", "--steps", "3", "--out", folder.toString()))
            .succeeded();
    assertThat(run.out()).contains("step 2 of 3", "validation: R@10", "wrote");
    assertThat(folder.resolve("scenes-cnn-0000.params")).isNotEmptyFile();
    JsonNode metrics = new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
    assertThat(metrics.get("steps").intValue()).isEqualTo(3);
    assertThat(metrics.get("validation")).hasSize(2);
    assertThat(metrics.get("figures").get("t2i.r10").doubleValue()).isBetween(0.0, 100.0);
    assertThat(metrics.get("figures").get("t2i.candidates").intValue()).isEqualTo(50);
  }

  @Test
  void aWrongNumberIsAWrongUsage() {
    CommandRun run = CommandRun.of(List.of("train", "encoder", "--steps", "0"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("steps: 0 (expected: 1 to 1000000)");
  }
}
