package dev.plumbline.app.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.CommandRun;
import dev.plumbline.methods.reproduce.Claim;
import dev.plumbline.methods.reproduce.ClaimResult;
import dev.plumbline.methods.reproduce.ClaimResult.Verdict;
import dev.plumbline.methods.reproduce.Measured;
import dev.plumbline.methods.reproduce.ReproductionReport;
import dev.plumbline.methods.reproduce.Threshold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
  @TempDir private Path folder;

  @Test
  void anUnknownMethodIsOneLine() {
    CommandRun run = CommandRun.of(List.of("reproduce", "pca"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("plumbline: method: 'pca' (expected: all, cca, ");
  }

  @Test
  void saysWhichTablesAreSkippedAndWritesThePage() throws Exception {
    Path page = folder.resolve("page.md");
    CommandRun run =
        CommandRun.of(
                List.of(
                    "reproduce",
                    "--quick",
                    "--json",
                    "--data",
                    folder.toString(),
                    "--markdown",
                    page.toString()))
            .succeeded();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("quick").asBoolean()).isTrue();
    assertThat(json.path("results"))
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.path("verdict").asText()).isEqualTo("skipped"));
    assertThat(run.err())
        .contains("cca: table skipped: no data set mnist in " + folder + " (set PLUMBLINE_DATA)");
    assertThat(Files.readString(page))
        .contains("reproduce all --quick --markdown", "skipped since their data were not there");
    CommandRun nowhere = CommandRun.of(List.of("reproduce", "--data", page.toString()));
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("(expected: a folder)");
  }

  @Test
  void thePageCountsTheVerdicts() {
    Claim claim = new Claim("a figure", "1.0", Threshold.atLeast(1));
    ClaimResult holds = result(claim, Verdict.HOLDS, Optional.of(Measured.of(1.25, "noted")));
    ClaimResult skipped = result(claim, Verdict.SKIPPED, Optional.empty());
    String page =
        ReproductionPage.of(
            new ReproductionReport(false, List.of(holds, holds, skipped)),
            "all",
            Duration.ofMinutes(7));
    assertThat(page)
        .startsWith("# Reproduction\n")
        .contains("in 7 minutes on ")
        .contains("2 hold, 0 fail, 0 stand for the reader to compare, 0 broke off, 1 were")
        .contains("| cca | drawn | a figure | 1.0 | >= 1 | 1.25 | 1 | holds |")
        .endsWith("\n");
  }

  private static ClaimResult result(Claim claim, Verdict verdict, Optional<Measured> measured) {
    return new ClaimResult(
        "cca", "drawn", claim, claim.threshold(false), measured, verdict, "a note", 1);
  }
}
