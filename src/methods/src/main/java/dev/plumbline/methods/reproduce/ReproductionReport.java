package dev.plumbline.methods.reproduce;

import java.util.List;

/**
 * All lines of a run.
 *
 * @param quick whether it was a quick one
 * @param results in the order of the methods
 */
public record ReproductionReport(boolean quick, List<ClaimResult> results) {
  public ReproductionReport {
    results = List.copyOf(results);
  }

  /** Whether no claim failed and none broke off; skipped ones are no failures. */
  public boolean isClean() {
    return results.stream()
        .noneMatch(
            r ->
                r.verdict() == ClaimResult.Verdict.FAILS
                    || r.verdict() == ClaimResult.Verdict.BROKEN);
  }

  /** A table for a terminal. */
  public String text() {
    return ReportTables.text(this);
  }

  /** A table for {@code docs/reproduction.md}. */
  public String markdown() {
    return ReportTables.markdown(this);
  }

  /** An object {@code {"quick", "results": [...]}}. */
  public String json() {
    return ReportJson.write(this);
  }
}
