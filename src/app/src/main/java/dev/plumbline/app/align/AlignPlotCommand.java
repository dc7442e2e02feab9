package dev.plumbline.app.align;

import dev.plumbline.app.align.plot.CurvePlot;
import dev.plumbline.app.align.plot.SpacePlot;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.core.align.Aligner;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline align plot}. */
@Command(
    name = "plot",
    description = {
      "Draws an aligner as a PNG.",
      "With --test: its pairs before, each side in the plane of its own principal components, and"
          + " after, in the plane of the shared space's. Without: the loss and, if the fit had"
          + " --validate, the sum of recalls over the steps of the training."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline align plot --model my-model --test test.npz --out space.png",
      "  plumbline align plot --model my-model --out training.png"
    })
public final class AlignPlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The --out folder of `plumbline align fit`.")
  private Path model = Path.of("");

  @Option(names = "--test", paramLabel = "FILE", description = "Pairs to draw: .npz or .mat.")
  private Optional<Path> test = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The PNG; one that is there is replaced.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    ModelFolder folder = new ModelFolder(model);
    Aligner aligner = folder.load("--model");
    BufferedImage image =
        test.isPresent() ? space(aligner, test.get()) : curve(folder, aligner.header().method());
    Path parent = out.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!ImageIO.write(image, "png", out.toFile())) {
      throw new IllegalStateException("this Java writes no PNG");
    }
    spec.commandLine().getOut().println("wrote " + out);
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  private BufferedImage space(Aligner aligner, Path file) {
    FeatureInput input = FeatureInput.read(file, spec.commandLine().getErr());
    input.checkFor(aligner);
    return SpacePlot.draw(aligner, input.features().pairs());
  }

  private BufferedImage curve(ModelFolder folder, String method) {
    Curve curve =
        folder
            .curve()
            .orElseThrow(
                () ->
                    Failure.usage(
                        "--model "
                            + model
                            + ": "
                            + method
                            + " was fitted in closed form and has no curve (expected: --test FILE,"
                            + " or a model of a method that goes by steps)",
                        ""));
    return CurvePlot.draw(
        curve.points().stream()
            .map(Curve.Point::name)
            .distinct()
            .map(name -> new CurvePlot.Line(method + ": " + title(name), points(curve.of(name))))
            .toList());
  }

  private static String title(String name) {
    return name.equals("validation.rsum") ? "sum of the six recalls on --validate" : name;
  }

  private static List<CurvePlot.Point> points(List<Curve.Point> points) {
    return points.stream().map(p -> new CurvePlot.Point(p.step(), p.value())).toList();
  }
}
