package dev.plumbline.app.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.Table;
import dev.plumbline.app.cli.Texts;
import dev.plumbline.core.evaluate.RetrievalReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints evaluations. */
final class EvaluationReport {
  private final String source;
  private final List<Evaluation> evaluations;

  /**
   * Takes what was measured.
   *
   * @param source where the pairs came from, in words
   */
  EvaluationReport(String source, List<Evaluation> evaluations) {
    this.source = source;
    this.evaluations = List.copyOf(evaluations);
  }

  void print(PrintWriter out) {
    Evaluation any = evaluations.get(0);
    out.println(
        source
            + ": "
            + Texts.count(any.pictures(), "picture")
            + ", "
            + Texts.count(any.captions(), "caption"));
    out.println("recall in percent: text to image (t>i) among the pictures, image to text (i>t)");
    out.println("among the captions; x: text to image R@10 as a multiple of chance");
    out.println();
    Table table =
        new Table(
            "aligner",
            "method",
            "pictures",
            "t>i R@1",
            "R@5",
            "R@10",
            "x",
            "median",
            "i>t R@1",
            "R@5",
            "R@10",
            "median");
    for (Evaluation e : evaluations) {
      RetrievalReport.Direction text = e.report().textToImage();
      RetrievalReport.Direction image = e.report().imageToText();
      table.row(
          e.header().version(),
          e.header().method(),
          e.pictures(),
          percent(text.recallAt1()),
          percent(text.recallAt5()),
          percent(text.recallAt10()),
          percent(text.recallAt10() / e.textToImageChance(10)),
          percent(text.medianRank()),
          percent(image.recallAt1()),
          percent(image.recallAt5()),
          percent(image.recallAt10()),
          percent(image.medianRank()));
    }
    table.row(
        "chance",
        "",
        any.pictures(),
        percent(any.textToImageChance(1)),
        percent(any.textToImageChance(5)),
        percent(any.textToImageChance(10)),
        percent(1),
        percent((any.pictures() + 1) / 2.0),
        percent(any.imageToTextChance(1)),
        percent(any.imageToTextChance(5)),
        percent(any.imageToTextChance(10)),
        "-");
    table.print(out);
  }

  ObjectNode json() {
    ObjectNode object = Json.object();
    object.put("source", source);
    ArrayNode aligners = object.putArray("aligners");
    for (Evaluation e : evaluations) {
      ObjectNode aligner = aligners.addObject();
      aligner.put("version", e.header().version().number());
      aligner.put("method", e.header().method());
      aligner.put("pictures", e.pictures());
      aligner.put("captions", e.captions());
      direction(
          aligner.putObject("textToImage"), e.report().textToImage(), e.textToImageChance(10));
      direction(
          aligner.putObject("imageToText"), e.report().imageToText(), e.imageToTextChance(10));
    }
    return object;
  }

  private static void direction(
      ObjectNode object, RetrievalReport.Direction direction, double chanceAt10) {
    object.put("recallAt1", direction.recallAt1());
    object.put("recallAt5", direction.recallAt5());
    object.put("recallAt10", direction.recallAt10());
    object.put("chanceAt10", chanceAt10);
    object.put("medianRank", direction.medianRank());
    object.put("queries", direction.queries());
    object.put("candidates", direction.candidates());
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
