package dev.plumbline.app.reproduce;

import dev.plumbline.methods.reproduce.ClaimResult.Verdict;
import dev.plumbline.methods.reproduce.ReproductionReport;
import java.time.Duration;

/** The page {@code docs/reproduction.md}. */
final class ReproductionPage {
  private ReproductionPage() {}

  static String of(ReproductionReport report, Duration took) {
    long skipped = count(report, Verdict.SKIPPED);
    return """
        # Reproduction

        What the methods' papers claim, and what comes out here. The page is written by

        ```sh
        ./plumbline reproduce all --markdown docs/reproduction.md
        ```

        in %d minutes on %d cores%s. It needs the public data sets, which are not part of Plumbline,
        in the folder that `PLUMBLINE_DATA` names: one folder each, as
        [datasets](../src/methods/src/main/java/dev/plumbline/methods/datasets) reads them.

        - **paper** is the figure that the paper gives; - where it gives none for this setting.
        - **asked** is what ours must be for the claim to hold.
        - **ours** is the mean over the seeds, +- their sample standard deviation. Hyper-parameters
          were chosen on validation parts, never on what is reported.
        - **verdict**: %d hold, %d fail, %d stand for the reader to compare, %d broke off, %d were
          skipped%s.

        %s"""
        .formatted(
            Math.max(1, took.plusSeconds(30).toMinutes()),
            Runtime.getRuntime().availableProcessors(),
            report.quick() ? ", as the quick run with less data and one seed" : "",
            count(report, Verdict.HOLDS),
            count(report, Verdict.FAILS),
            count(report, Verdict.REPORTED),
            count(report, Verdict.BROKEN),
            skipped,
            skipped > 0 ? " since their data were not there" : "",
            report.markdown());
  }

  private static long count(ReproductionReport report, Verdict verdict) {
    return report.results().stream().filter(r -> r.verdict() == verdict).count();
  }
}
