package dev.plumbline.methods.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.datasets.DataRoot;
import dev.plumbline.methods.reproduce.ClaimResult.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionRunnerTest {
  @TempDir Path folder;

  /** Measures what it is told to; a negative figure breaks it off. */
  private record Told(String method, String dataset, double figure) implements Reproduction {
    @Override
    public List<String> datasets() {
      return List.of(dataset);
    }

    @Override
    public String setting() {
      return "a \"told\" | set";
    }

    @Override
    public List<Claim> claims() {
      return List.of(
          new Claim("far", "10", Threshold.atLeast(10), Threshold.atLeast(1))
              .missedBecause("it is far"),
          new Claim("near", "5", Threshold.within(5, 1)),
          new Claim("shown", "-", Threshold.none()));
    }

    @Override
    public Map<String, Measured> run(Trial trial) {
      if (figure < 0) {
        throw new IllegalStateException("told so");
      }
      Measured measured = Measured.of(trial.seeds().stream().map(s -> figure + s - 2).toList());
      return Map.of("far", measured, "near", Measured.of(figure, "noted"), "shown", measured);
    }
  }

  private ReproductionReport run(boolean quick, Reproduction... reproductions) throws Exception {
    Files.createDirectories(folder.resolve("there"));
    return new ReproductionRunner(Optional.of(new DataRoot(folder)), List.of(reproductions))
        .run(List.of("all"), quick, line -> {});
  }

  private static List<Verdict> verdicts(ReproductionReport report) {
    return report.results().stream().map(ClaimResult::verdict).toList();
  }

  @Test
  void judgesByTheThresholdOfTheRun() throws Exception {
    ReproductionReport full = run(false, new Told("a", "there", 5));
    assertThat(verdicts(full)).containsExactly(Verdict.FAILS, Verdict.HOLDS, Verdict.REPORTED);
    assertThat(full.isClean()).isFalse();
    assertThat(full.results().get(0).note()).isEqualTo("it is far");
    Measured far = full.results().get(0).measured().orElseThrow();
    assertThat(far.mean()).isCloseTo(5, within(1e-12));
    assertThat(far.spread()).isCloseTo(1, within(1e-12));
    ReproductionReport quick = run(true, new Told("a", "there", 5));
    assertThat(verdicts(quick)).containsExactly(Verdict.HOLDS, Verdict.HOLDS, Verdict.REPORTED);
    assertThat(quick.results().get(0).note()).isEmpty();
    assertThat(quick.results().get(0).measured().orElseThrow().values()).hasSize(1);
  }

  @Test
  void goesOnWhereOneIsMissingOrBreaks() throws Exception {
    ReproductionReport report =
        run(
            false,
            new Told("a", "absent", 5),
            new Told("b", "there", -1),
            new Told("c", "there", 5));
    assertThat(verdicts(report).subList(0, 6))
        .containsExactly(
            Verdict.SKIPPED,
            Verdict.SKIPPED,
            Verdict.SKIPPED,
            Verdict.BROKEN,
            Verdict.BROKEN,
            Verdict.BROKEN);
    assertThat(report.results().get(0).note())
        .contains("table skipped: no data set absent", "PLUMBLINE_DATA");
    assertThat(report.results().get(3).note()).contains("told so");
    assertThat(report.results().get(7).verdict()).isEqualTo(Verdict.HOLDS);
  }

  @Test
  void writesTextMarkdownAndJson() throws Exception {
    ReproductionReport report = run(false, new Told("a", "there", 5));
    assertThat(report.text()).contains(">= 10", "5 +- 1", "fails", "a, near: noted");
    assertThat(report.markdown())
        .startsWith("| method | data |")
        .contains("a \"told\" \\| set | near | 5 | 5 +- 1 | 5 | 1 | holds |");
    assertThat(report.json())
        .contains("\"data\": \"a \\\"told\\\" | set\"", "\"values\": [4.0, 5.0, 6.0]");
  }

  @Test
  void refusesAnUnknownName() {
    ReproductionRunner runner = new ReproductionRunner(Optional.empty(), Reproductions.all());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> runner.run(List.of("pca"), true, line -> {}))
        .withMessageContaining("method: 'pca' (expected: all, cca");
  }

  @Test
  void withoutDataEverythingIsSkipped() {
    List<String> lines = new ArrayList<>();
    ReproductionReport report =
        new ReproductionRunner(Optional.empty(), Reproductions.all())
            .run(List.of("all"), true, lines::add);
    assertThat(verdicts(report)).isNotEmpty().containsOnly(Verdict.SKIPPED);
    assertThat(lines).allMatch(line -> line.contains("table skipped"));
    assertThat(report.isClean()).isTrue();
  }

  @Test
  void everyMethodIsKnown() {
    for (Reproduction reproduction : Reproductions.all()) {
      assertThat(AlignerMethods.named(reproduction.method()).name())
          .isEqualTo(reproduction.method());
      assertThat(reproduction.claims().stream().map(Claim::name)).doesNotHaveDuplicates();
    }
  }
}
