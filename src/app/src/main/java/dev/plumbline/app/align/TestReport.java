package dev.plumbline.app.align;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.Table;
import dev.plumbline.app.cli.Texts;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.core.evaluate.RetrievalEvaluator;
import dev.plumbline.core.evaluate.RetrievalReport;
import dev.plumbline.core.evaluate.RetrievalReport.ByLabel;
import dev.plumbline.core.evaluate.RetrievalReport.Direction;
import dev.plumbline.methods.AlignerMethods;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * An aligner measured on pairs.
 *
 * @param pairs how many
 * @param pictures how many different ones
 * @param report retrieval both ways
 * @param correlations of the coordinates, for methods of the correlation family; else empty
 */
record TestReport(int pairs, int pictures, RetrievalReport report, List<Double> correlations) {
  private static final String CORRELATION = "correlation";
  private static final int SHOWN = 10;

  TestReport {
    correlations = List.copyOf(correlations);
  }

  static TestReport of(Aligner aligner, PairSet pairs) {
    boolean correlates =
        AlignerMethods.all().stream()
            .anyMatch(
                m -> m.name().equals(aligner.header().method()) && m.family().equals(CORRELATION));
    return new TestReport(
        pairs.size(),
        (int) pairs.groups().stream().distinct().count(),
        RetrievalEvaluator.evaluate(aligner, pairs),
        correlates ? Correlations.of(aligner, pairs) : List.of());
  }

  double totalCorrelation() {
    return correlations.stream().mapToDouble(Double::doubleValue).sum();
  }

  void print(PrintWriter out) {
    out.println(Texts.count(pairs, "pair") + ", " + Texts.count(pictures, "picture"));
    Optional<ByLabel> labels = report.byLabel();
    Table table = new Table("direction", "R@1", "R@5", "R@10", "median rank", "MAP by label");
    row(table, "image to text", report.imageToText(), labels.map(ByLabel::imageQueries));
    row(table, "text to image", report.textToImage(), labels.map(ByLabel::textQueries));
    table.print(out);
    out.println("rSum " + figure(report.recallSum(), 1));
    if (!correlations.isEmpty()) {
      out.println(
          "correlations, "
              + correlations.size()
              + " with sum "
              + figure(totalCorrelation(), 4)
              + ": "
              + correlations.stream()
                  .limit(SHOWN)
                  .map(c -> figure(c, 4))
                  .collect(Collectors.joining(" "))
              + (correlations.size() > SHOWN ? " ..." : ""));
    }
    out.flush();
  }

  private static void row(Table table, String name, Direction direction, Optional<Double> map) {
    table.row(
        name,
        figure(direction.recallAt1(), 1),
        figure(direction.recallAt5(), 1),
        figure(direction.recallAt10(), 1),
        figure(direction.medianRank(), 1),
        map.map(m -> figure(m, 4)).orElse("-"));
  }

  private static String figure(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  ObjectNode json() {
    ObjectNode object = Json.object().put("pairs", pairs).put("pictures", pictures);
    put(object, "imageToText", report.imageToText(), ByLabel::imageQueries);
    put(object, "textToImage", report.textToImage(), ByLabel::textQueries);
    object.put("recallSum", report.recallSum());
    if (!correlations.isEmpty()) {
      ArrayNode array = object.putArray("correlations");
      correlations.forEach(array::add);
      object.put("totalCorrelation", totalCorrelation());
    }
    return object;
  }

  private void put(
      ObjectNode object, String name, Direction direction, ToDoubleFunction<ByLabel> map) {
    ObjectNode node =
        object
            .putObject(name)
            .put("recallAt1", direction.recallAt1())
            .put("recallAt5", direction.recallAt5())
            .put("recallAt10", direction.recallAt10())
            .put("medianRank", direction.medianRank())
            .put("mapByPair", direction.meanAveragePrecision())
            .put("queries", direction.queries())
            .put("candidates", direction.candidates());
    report.byLabel().ifPresent(labels -> node.put("mapByLabel", map.applyAsDouble(labels)));
  }
}
