package dev.plumbline.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.EncoderVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusReportTest {
  private static AlignerHeader aligner(long version, Map<String, Double> metrics) {
    return new AlignerHeader(
        new AlignerVersion(version),
        "cca",
        new EncoderVersion("pictures", "1"),
        new EncoderVersion("words", "1"),
        metrics,
        Optional.empty(),
        Instant.parse("2026-11-26T05:00:00Z"));
  }

  @Test
  void aRecallSumStandsBesideHowManyWereChosenFrom() {
    StringWriter out = new StringWriter();
    new StatusReport(
            new InstanceStatus(
                "127.0.0.1:9660",
                List.of(),
                List.of(),
                List.of(
                    aligner(1, Map.of()),
                    aligner(2, Map.of("holdout.rsum", 66.72, "holdout.t2i.candidates", 500.0))),
                Map.of(),
                Optional.empty(),
                Optional.empty()))
        .print(new PrintWriter(out));
    assertThat(out.toString())
        .containsPattern("aligner +method +held-out rsum +among +created\n")
        .containsPattern("a1 +cca +- +- +2026")
        .containsPattern("a2 +cca +66\\.7 +500 +2026");
  }
}
