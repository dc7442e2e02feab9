package dev.plumbline.methods.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.methods.datasets.DataRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick run's claims hold, where the data are. */
class ReproduceQuickTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cca",
        "sm",
        "scm",
        "kcca",
        "dcca",
        "contrastive",
        "vse++",
        "triplet-center",
        "npair",
        "spe"
      })
  void claimsHold(String method) {
    Optional<DataRoot> data = DataRoot.find(System.getenv(), Path.of(""));
    assumeTrue(data.isPresent(), "no data sets: table of " + method + " skipped");
    ReproductionReport report =
        new ReproductionRunner(data, Reproductions.all()).run(List.of(method), true, line -> {});
    System.out.print(report.text());
    assertThat(report.results()).isNotEmpty();
    assertThat(report.isClean()).as(report.text()).isTrue();
  }
}
