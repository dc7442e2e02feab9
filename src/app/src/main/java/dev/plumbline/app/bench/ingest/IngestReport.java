package dev.plumbline.app.bench.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.bench.Machine;
import dev.plumbline.app.cli.Json;
import java.io.PrintWriter;
import java.util.List;

/**
 * A benchmark of ingest, for people (Markdown) and for programs (JSON).
 *
 * @param machine what it ran on
 * @param subject what was ingested, and into what
 * @param result what was measured
 */
record IngestReport(Machine machine, String subject, IngestResult result) {
  private static final double MIN_PIPELINE = 0.9;
  private static final double MIN_SINK = 0.8;
  private static final double MAX_FRESHNESS_MILLIS = 1000;
  private static final double MIB = 1 << 20;
  private static final double KIB = 1 << 10;
  private static final double MEDIAN = 50;
  private static final double P99 = 99;

  /**
   * One thing that must hold.
   *
   * @param met whether it does
   */
  record Goal(String what, double measured, String expected, boolean met) {}

  List<Goal> goals() {
    double p99 = result.freshness().millis(P99);
    return List.of(
        new Goal(
            "whole way / encoder alone",
            result.pipelineRatio(),
            ">= " + MIN_PIPELINE,
            result.pipelineRatio() >= MIN_PIPELINE),
        new Goal(
            "index job / index alone",
            result.sinkRatio(),
            ">= " + MIN_SINK,
            result.sinkRatio() >= MIN_SINK),
        new Goal(
            "freshness p99 at half the rate, ms",
            p99,
            "<= " + MAX_FRESHNESS_MILLIS,
            p99 <= MAX_FRESHNESS_MILLIS));
  }

  void printMarkdown(PrintWriter out) {
    out.printf("Measured on: %s.%n%n", machine.describe());
    out.printf("Ingested: %s.%n%n", subject);
    out.printf("| what | items | items/s |%n|---|---|---|%n");
    row(out, "encoder alone", result.encoder());
    row(out, "whole way, sent to searchable", result.pipeline());
    row(out, "index alone", result.index());
    row(out, "index job alone", result.sink());
    out.printf(
        "%nFreshness at %.0f events/s, %d pictures: p50 %.0f ms, p99 %.0f ms.%n",
        result.halfRate(),
        result.freshness().samples(),
        result.freshness().millis(MEDIAN),
        result.freshness().millis(P99));
    out.printf(
        "%nMemory: %.0f KiB allocated an event; heap after a collection %.0f MiB before the run,"
            + " %.0f MiB after it.%n",
        result.allocatedPerItem() / KIB, result.keptBefore() / MIB, result.keptAfter() / MIB);
    out.printf("%n| goal | measured | expected | met |%n|---|---|---|---|%n");
    for (Goal goal : goals()) {
      out.printf(
          "| %s | %.2f | %s | %s |%n",
          goal.what(), goal.measured(), goal.expected(), goal.met() ? "yes" : "no");
    }
    out.flush();
  }

  private static void row(PrintWriter out, String what, Rate rate) {
    out.printf("| %s | %,d | %.0f |%n", what, rate.items(), rate.perSecond());
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.set("machine", machine.json());
    json.put("ingested", subject);
    put(json.putObject("encoder"), result.encoder());
    put(json.putObject("pipeline"), result.pipeline());
    put(json.putObject("index"), result.index());
    put(json.putObject("indexJob"), result.sink());
    json.putObject("freshness")
        .put("eventsPerSecond", result.halfRate())
        .put("pictures", result.freshness().samples())
        .put("p50Ms", result.freshness().millis(MEDIAN))
        .put("p99Ms", result.freshness().millis(P99));
    json.putObject("memory")
        .put("allocatedBytesPerEvent", result.allocatedPerItem())
        .put("heapBytesBefore", result.keptBefore())
        .put("heapBytesAfter", result.keptAfter());
    var list = json.putArray("goals");
    for (Goal goal : goals()) {
      list.addObject()
          .put("what", goal.what())
          .put("measured", goal.measured())
          .put("expected", goal.expected())
          .put("met", goal.met());
    }
    return json;
  }

  private static void put(ObjectNode json, Rate rate) {
    json.put("items", rate.items())
        .put("seconds", rate.seconds())
        .put("itemsPerSecond", rate.perSecond());
  }
}
