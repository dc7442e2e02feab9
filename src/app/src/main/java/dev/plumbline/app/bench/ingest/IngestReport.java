package dev.plumbline.app.bench.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.bench.Goal;
import dev.plumbline.app.bench.Machine;
import dev.plumbline.app.bench.Report;
import dev.plumbline.app.cli.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A benchmark of ingest, for people (Markdown) and for programs (JSON).
 *
 * @param machine what it ran on
 * @param subject what was ingested, and into what
 * @param result what was measured
 */
record IngestReport(Machine machine, String subject, IngestResult result) implements Report {
  private static final double MIN_PIPELINE = 0.9;
  private static final double MIN_SINK = 0.8;
  private static final double MAX_FRESHNESS_MILLIS = 1000;
  private static final double MIB = 1 << 20;
  private static final double KIB = 1 << 10;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Of the time of all parts; less is not worth a row. */
  private static final double MIN_SHARE = 0.005;

  private static final double MEDIAN = 50;
  private static final double P99 = 99;

  List<Goal> goals() {
    return List.of(
        Goal.atLeast("whole way / encoder alone", result.pipelineRatio(), MIN_PIPELINE),
        Goal.atLeast("index job / index alone", result.sinkRatio(), MIN_SINK),
        Goal.atMost(
            "freshness p99 at half the rate, ms",
            result.freshness().millis(P99),
            MAX_FRESHNESS_MILLIS));
  }

  @Override
  public void printMarkdown(PrintWriter out) {
    out.printf("Measured on: %s.%n%n", machine.describe());
    out.printf("Ingested: %s.%n%n", subject);
    out.printf("| what | items | items/s |%n|---|---|---|%n");
    row(out, "encoder alone", result.encoder());
    row(out, "whole way, the middle eight tenths", result.steady());
    row(out, "whole way, first sent to last searchable", result.whole());
    row(out, "index alone", result.index().bare().rate());
    row(out, "index job alone", result.index().job().rate());
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
    busy(out, "whole way", result.busy(), result.whole());
    Rate written = result.index().bare().rate();
    busy(out, "index alone", result.index().bare().busy(), written);
    busy(out, "index job alone", result.index().job().busy(), written);
    Goal.print(goals(), out);
    out.flush();
  }

  private static void row(PrintWriter out, String what, Rate rate) {
    out.printf("| %s | %,d | %.0f |%n", what, rate.items(), rate.perSecond());
  }

  private void busy(PrintWriter out, String what, Map<Part, Long> parts, Rate rate) {
    out.printf(
        "%n| %s: what kept the processors busy | ms an item | share |%n|---|---|---|%n", what);
    double all = parts.values().stream().mapToLong(Long::longValue).sum();
    parts.entrySet().stream()
        .sorted(Map.Entry.<Part, Long>comparingByValue().reversed())
        .filter(part -> part.getValue() > MIN_SHARE * all)
        .forEach(
            part ->
                out.printf(
                    "| %s | %.3f | %.0f %% |%n",
                    part.getKey().title(),
                    part.getValue() / NANOS_PER_MILLI / rate.items(),
                    part.getValue() / all * 100));
    out.printf("| together | %.3f | |%n", all / NANOS_PER_MILLI / rate.items());
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object();
    json.set("machine", machine.json());
    json.put("ingested", subject);
    put(json.putObject("encoder"), result.encoder());
    put(json.putObject("pipeline"), result.steady());
    put(json.putObject("pipelineFromFirstToLast"), result.whole());
    put(json.putObject("index"), result.index().bare().rate());
    put(json.putObject("indexJob"), result.index().job().rate());
    json.putObject("freshness")
        .put("eventsPerSecond", result.halfRate())
        .put("pictures", result.freshness().samples())
        .put("p50Ms", result.freshness().millis(MEDIAN))
        .put("p99Ms", result.freshness().millis(P99));
    json.putObject("memory")
        .put("allocatedBytesPerEvent", result.allocatedPerItem())
        .put("heapBytesBefore", result.keptBefore())
        .put("heapBytesAfter", result.keptAfter());
    put(json.putObject("busyNanos"), result.busy());
    put(json.putObject("indexBusyNanos"), result.index().bare().busy());
    put(json.putObject("indexJobBusyNanos"), result.index().job().busy());
    Goal.put(goals(), json.putArray("goals"));
    return json;
  }

  private static void put(ObjectNode json, Map<Part, Long> parts) {
    parts.forEach((part, nanos) -> json.put(part.name().toLowerCase(Locale.ROOT), nanos));
  }

  private static void put(ObjectNode json, Rate rate) {
    json.put("items", rate.items())
        .put("seconds", rate.seconds())
        .put("itemsPerSecond", rate.perSecond());
  }
}
