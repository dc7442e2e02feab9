package dev.plumbline.app.bench.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.bench.Goal;
import dev.plumbline.app.bench.Machine;
import dev.plumbline.app.bench.Report;
import dev.plumbline.app.bench.query.QueryBenchmark.Result;
import dev.plumbline.app.bench.query.QueryBenchmark.Step;
import dev.plumbline.app.cli.Json;
import java.io.PrintWriter;
import java.util.List;

/**
 * A benchmark of searches, for people (Markdown) and for programs (JSON).
 *
 * @param machine what it ran on
 * @param subject what was searched
 * @param result what was measured
 */
record QueryReport(Machine machine, String subject, Result result) implements Report {
  private static final double MEDIAN = 50;
  private static final double P99 = 99;
  private static final double P999 = 99.9;
  private static final double MAX_RATIO = 1.3;
  private static final double MIN_GOODPUT = 0.9;
  private static final double MAX_SLOWDOWN = 5;

  /** HTTP's median beside that of the parts alone, at the fewest clients. */
  double ratio() {
    Step unloaded = result.unloaded();
    return unloaded.http().millis(MEDIAN) / unloaded.bare().millis(MEDIAN);
  }

  /** Answers a second under overload, as a share of the most under any closed load. */
  double goodputShare() {
    return result.overload().goodput() / result.peak();
  }

  /** The 99th percentile of what was answered under overload, beside that at the fewest clients. */
  double slowdown() {
    return result.overload().millis(P99) / result.unloaded().http().millis(P99);
  }

  List<Goal> goals() {
    return List.of(
        Goal.atMost(
            "median over HTTP / median of encode + search, fewest clients", ratio(), MAX_RATIO),
        Goal.atLeast(
            "answers a second at twice the peak's rate / at the peak", goodputShare(), MIN_GOODPUT),
        Goal.atMost(
            "p99 of what is answered then / p99 at the fewest clients", slowdown(), MAX_SLOWDOWN));
  }

  @Override
  public void printMarkdown(PrintWriter out) {
    out.printf("Measured on: %s.%n%n", machine.describe());
    out.printf("Searched: %s.%n%n", subject);
    out.println("| load | way | p50 ms | p99 ms | p99.9 ms | answers/s | turned away | failed |");
    out.println("|---|---|---|---|---|---|---|---|");
    for (Step step : result.steps()) {
      String load = named(step);
      row(out, load, "encode + search", step.bare());
      row(out, load, "search in process", step.inProcess());
      row(out, load, "HTTP", step.http());
    }
    row(out, overloadName(), "HTTP", result.overload());
    printProcessors(out);
    Goal.print(goals(), out);
    out.flush();
  }

  private void printProcessors(PrintWriter out) {
    out.println();
    out.println("| load over HTTP | processors busy | of that clients | of that compiling |");
    out.println("|---|---|---|---|");
    for (Step step : result.steps()) {
      processors(out, named(step), step.http());
    }
    processors(out, overloadName(), result.overload());
  }

  private static void processors(PrintWriter out, String load, Load met) {
    out.printf(
        "| %s | %.2f | %.0f %% | %.0f %% |%n",
        load, met.busy(), 100 * met.clientShare(), 100 * met.compilerShare());
  }

  private static String named(Step step) {
    return step.clients() + (step.clients() == 1 ? " client" : " clients");
  }

  private String overloadName() {
    return "%.0f requests/s, open".formatted(result.rate());
  }

  private static void row(PrintWriter out, String load, String way, Load met) {
    out.printf(
        "| %s | %s | %.2f | %.2f | %.2f | %.0f | %d | %d |%n",
        load,
        way,
        met.millis(MEDIAN),
        met.millis(P99),
        met.millis(P999),
        met.goodput(),
        met.shed(),
        met.failed());
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object();
    json.set("machine", machine.json());
    json.put("searched", subject);
    ArrayNode steps = json.putArray("closed");
    for (Step step : result.steps()) {
      ObjectNode one = steps.addObject();
      one.put("clients", step.clients());
      put(one.putObject("encodeAndSearch"), step.bare());
      put(one.putObject("inProcess"), step.inProcess());
      put(one.putObject("http"), step.http());
    }
    ObjectNode open = json.putObject("open");
    open.put("rate", result.rate());
    put(open.putObject("http"), result.overload());
    Goal.put(goals(), json.putArray("goals"));
    return json;
  }

  private static void put(ObjectNode json, Load met) {
    json.put("p50Ms", met.millis(MEDIAN));
    json.put("p99Ms", met.millis(P99));
    json.put("p999Ms", met.millis(P999));
    json.put("answersPerSecond", met.goodput());
    json.put("answered", met.answered());
    json.put("turnedAway", met.shed());
    json.put("failed", met.failed());
    json.put("processorsBusy", met.busy());
    json.put("clientsShare", met.clientShare());
    json.put("compilerShare", met.compilerShare());
  }
}
