package dev.plumbline.app.bench;

import dev.plumbline.app.cli.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a benchmark's report is printed. */
public final class ReportOptions {
  @Option(names = "--json", description = "Prints an object for programs in place of Markdown.")
  private boolean json;

  public void print(Report report, PrintWriter out) {
    if (json) {
      Json.print(out, report.json());
    } else {
      report.printMarkdown(out);
    }
  }
}
