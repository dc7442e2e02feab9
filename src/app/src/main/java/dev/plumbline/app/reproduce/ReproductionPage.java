package dev.plumbline.app.reproduce;

import dev.plumbline.app.cli.Texts;
import dev.plumbline.methods.reproduce.ClaimResult.Verdict;
import dev.plumbline.methods.reproduce.ReproductionReport;
import java.time.Duration;

/** The page {@code docs/reproduction.md}. */
final class ReproductionPage {
  private ReproductionPage() {}

  /**
   * Writes the page.
   *
   * @param arguments as the command was given them
   * @param took the run's time on the wall
   */
  static String of(ReproductionReport report, String arguments, Duration took) {
    long skipped = count(report, Verdict.SKIPPED);
    return """
        # Reproduction

        What the methods' papers claim, and what comes out here. This page was written by

        ```sh
        ./plumbline reproduce %s --markdown docs/reproduction.md
        ```

        in %s on %s%s. It needs the public data sets, which are not
        part of Plumbline, in the folder that `PLUMBLINE_DATA` names: one folder each, as
        [datasets](../src/methods/src/main/java/dev/plumbline/methods/datasets) reads them.

        - **paper** is the figure that the paper gives; - where it gives none for this setting.
        - **asked** is what ours must be for the claim to hold.
        - **ours** is the mean over the seeds, +- their sample standard deviation. Hyper-parameters
          were chosen on validation parts, never on what is reported.
        - **verdict**: %d hold, %d fail, %d stand for the reader to compare, %d broke off, %d were
          skipped%s.

        %s"""
        .formatted(
            arguments,
            Texts.count(Math.max(1, took.plusSeconds(30).toMinutes()), "minute"),
            Texts.count(Runtime.getRuntime().availableProcessors(), "core"),
            report.quick() ? ", with less data and one seed" : "",
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
