package dev.plumbline.app.align;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.Texts;
import dev.plumbline.core.align.Aligner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline align evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measures an aligner on a feature file, images to texts and texts to images.",
      "Recalls are in percent. A picture stands once among the candidates, however many captions it"
          + " has. With labels, MAP by label counts every candidate of the query's label as right."
          + " For methods of the correlation family, coordinate i of both sides gives correlation i."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline align evaluate --model my-model --test test.npz",
      "  plumbline align evaluate --model my-model --test test.mat --json"
    })
public final class AlignEvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The --out folder of `plumbline align fit`.")
  private Path model = Path.of("");

  @Option(
      names = "--test",
      paramLabel = "FILE",
      required = true,
      description = "Pairs that the aligner was not fitted on: .npz or .mat.")
  private Path test = Path.of("");

  @Option(names = "--json", description = "Prints an object for programs.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Aligner aligner = new ModelFolder(model).load("--model");
    FeatureInput input = FeatureInput.read(test, spec.commandLine().getErr());
    input.checkFor(aligner);
    TestReport report = TestReport.of(aligner, input.features().pairs());
    if (json) {
      Json.print(out, json(aligner, report));
    } else {
      out.println(
          "%s on %s: images of %s, texts of %s, %s"
              .formatted(
                  aligner.header().method(),
                  test,
                  aligner.header().visualEncoder(),
                  aligner.header().textualEncoder(),
                  Texts.count(aligner.dimension(), "dimension")));
      report.print(out);
    }
    return ExitCodes.OK;
  }

  private ObjectNode json(Aligner aligner, TestReport report) {
    ObjectNode object =
        Json.object()
            .put("method", aligner.header().method())
            .put("version", aligner.header().version().number())
            .put("imageEncoder", aligner.header().visualEncoder().toString())
            .put("textEncoder", aligner.header().textualEncoder().toString())
            .put("dimension", aligner.dimension())
            .put("test", test.toString());
    object.setAll(report.json());
    return object;
  }
}
