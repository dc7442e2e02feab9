package dev.plumbline.methods.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report as a table: aligned text, or Markdown. */
final class ReportTables {
  private static final List<String> HEAD =
      List.of("method", "data", "claim", "paper", "asked", "ours", "seeds", "verdict");

  private ReportTables() {}

  static String text(ReproductionReport report) {
    List<List<String>> rows = rows(report);
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        line.append(String.format("%-" + widths[c] + "s  ", row.get(c)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    for (ClaimResult result : report.results()) {
      note(result)
          .ifPresent(
              n ->
                  text.append(result.method())
                      .append(", ")
                      .append(result.claim().name())
                      .append(": ")
                      .append(n)
                      .append('\n'));
    }
    return text.toString();
  }

  static String markdown(ReproductionReport report) {
    StringBuilder text = new StringBuilder();
    List<List<String>> rows = rows(report);
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ");
      text.append(
          String.join(" | ", rows.get(i).stream().map(c -> c.replace("|", "\\|")).toList()));
      text.append(" |\n");
      if (i == 0) {
        text.append("|---".repeat(HEAD.size())).append("|\n");
      }
    }
    text.append('\n');
    for (ClaimResult result : report.results()) {
      note(result)
          .ifPresent(
              n ->
                  text.append("- ")
                      .append(result.method())
                      .append(", ")
                      .append(result.claim().name())
                      .append(": ")
                      .append(n)
                      .append('\n'));
    }
    return text.toString();
  }

  private static Optional<String> note(ClaimResult result) {
    return Optional.of(result.note()).filter(note -> !note.isBlank());
  }

  private static List<List<String>> rows(ReproductionReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (ClaimResult r : report.results()) {
      rows.add(
          List.of(
              r.method(),
              r.setting(),
              r.claim().name(),
              r.claim().paper(),
              r.threshold().text(),
              r.measured().map(ReportTables::ours).orElse("-"),
              r.measured().map(m -> Integer.toString(m.values().size())).orElse("-"),
              r.verdict().name().toLowerCase(Locale.ROOT)));
    }
    return rows;
  }

  private static String ours(Measured measured) {
    String mean = Figures.plain(measured.mean());
    return measured.values().size() < 2 ? mean : mean + " +- " + Figures.plain(measured.spread());
  }
}
