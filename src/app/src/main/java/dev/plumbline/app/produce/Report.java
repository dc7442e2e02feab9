package dev.plumbline.app.produce;

import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.ProgressLine;
import dev.plumbline.app.cli.Texts;
import dev.plumbline.kafka.ItemProducer;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/** Says at the end what was sent. */
final class Report {
  private static final double MEGABYTE = 1e6;

  private final PrintWriter out;
  private final PrintWriter err;

  Report(CommandLine command) {
    this.out = command.getOut();
    this.err = command.getErr();
  }

  void print(Production.Outcome outcome) {
    ItemProducer.Counts counts = outcome.counts();
    double seconds = Math.max(1e-3, outcome.elapsed().toMillis() / 1e3);
    out.println(
        String.format(
            Locale.ROOT,
            "acknowledged %s (%,.1f MB) in %s: %,.0f/s",
            Texts.count(counts.acknowledged(), "event"),
            counts.bytes() / MEGABYTE,
            ProgressLine.clock(outcome.elapsed()),
            counts.acknowledged() / seconds));
    out.flush();
    if (counts.failed() > 0) {
      say(Texts.count(counts.failed(), "event") + " failed:");
      outcome.errors().forEach(error -> say("  " + error.getMessage()));
    }
  }

  void print(Watch.Freshness freshness) {
    out.println(
        String.format(
            Locale.ROOT,
            "searchable after p50 %.2f s, p99 %.2f s (%s)",
            freshness.median().toMillis() / 1e3,
            freshness.p99().toMillis() / 1e3,
            Texts.count(freshness.samples(), "sample")));
    out.flush();
    if (freshness.missing() > 0) {
      say(
          Texts.count(freshness.missing(), "sample")
              + " not searchable yet; `plumbline dead-letters list` and `plumbline status` may tell"
              + " why");
    }
  }

  void say(String message) {
    err.println("plumbline: " + message);
    err.flush();
  }

  int exitCode(Production.Outcome outcome, Optional<Watch.Freshness> freshness) {
    boolean isFound = freshness.map(f -> f.missing() == 0).orElse(true);
    return outcome.isComplete() && isFound ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
