package dev.plumbline.app.align;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.ProgressLine;
import dev.plumbline.app.cli.StopSignal;
import dev.plumbline.app.cli.Texts;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.AlignerTrainer.Projections;
import dev.plumbline.core.align.AlignerTrainer.TrainingContext;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Parameter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline align fit}. */
@Command(
    name = "fit",
    description = {
      "Fits an aligner on a feature file.",
      "The folder of --out then holds aligner.npz, fit.json with how it came about, and, of methods"
          + " that go by steps, curve.csv. docs/alignment.md gives the layout of feature files."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline align fit --method cca --train train.npz --out my-model",
      "  plumbline align fit --method scm --train train.mat --validate dev.mat --out my-model",
      "  plumbline align fit --method cca --param dimension=32 --param power=0 --train train.npz"
          + " --out my-model"
    })
public final class AlignFitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--method",
      paramLabel = "NAME",
      required = true,
      description = "The method; `plumbline align methods` lists them.")
  private String methodName = "";

  @Option(
      names = "--train",
      paramLabel = "FILE",
      required = true,
      description = "Pairs to learn from: .npz or .mat.")
  private Path train = Path.of("");

  @Option(
      names = "--validate",
      paramLabel = "FILE",
      description =
          "Pairs to choose what is not given on, and the best epoch; else a part of --train is"
              + " held out where the method needs one.")
  private Optional<Path> validate = Optional.empty();

  @Option(
      names = "--param",
      paramLabel = "KEY=VALUE",
      description = "Sets one of the method's parameters; may be repeated.")
  private List<String> params = new ArrayList<>();

  @Option(names = "--seed", description = "Seed of all draws (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "A fitted model to start from; methods in closed form have no use for it.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the model goes; one that is there is replaced.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    PrintWriter messages = spec.commandLine().getErr();
    AlignerMethod method = AlignMethodsCommand.named(methodName);
    Map<String, String> given = parameters();
    AlignerTrainer trainer = trainer(method, given);
    FeatureInput training = FeatureInput.read(train, messages);
    Optional<FeatureInput> validation = validate.map(file -> FeatureInput.read(file, messages));
    check(method, training);
    validation.ifPresent(input -> input.checkLike(training));
    Optional<Aligner> parent = from.map(folder -> new ModelFolder(folder).load("--from"));
    parent.ifPresent(training::checkFor);
    ModelFolder folder = new ModelFolder(out);
    folder.prepare();

    try (StopSignal stop = StopSignal.install()) {
      FitProgress progress =
          new FitProgress(messages, ProgressLine.onTerminal(), System::nanoTime, stop::isRaised);
      long start = System.nanoTime();
      Projections projections = fit(trainer, training, validation, parent, progress);
      double seconds = (System.nanoTime() - start) / 1e9;
      Aligner bare = aligner(training, parent, projections, Map.of());
      Optional<TestReport> report =
          validation.map(input -> TestReport.of(bare, input.features().pairs()));
      SortedMap<String, Double> metrics = new TreeMap<>();
      metrics.put("train.pairs", (double) training.features().size());
      report.ifPresent(r -> metrics.putAll(r.report().metrics("validation.")));
      Aligner aligner = aligner(training, parent, projections, metrics);
      folder.write(
          aligner, json(method, given, training, aligner, seconds, report), progress.curve());
      tell(training, aligner, seconds, report);
      spec.commandLine().getOut().println("wrote " + folder.archive());
      spec.commandLine().getOut().flush();
    }
    return ExitCodes.OK;
  }

  private Map<String, String> parameters() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String param : params) {
      int sign = param.indexOf('=');
      if (sign < 1) {
        throw Failure.usage("--param " + param + " (expected: KEY=VALUE)", "");
      }
      if (given.put(param.substring(0, sign), param.substring(sign + 1)) != null) {
        throw Failure.usage("--param " + param.substring(0, sign) + " is given twice", "");
      }
    }
    return given;
  }

  private static AlignerTrainer trainer(AlignerMethod method, Map<String, String> given) {
    try {
      return method.trainer(given);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          "--param: " + e.getMessage(),
          "`plumbline align methods " + method.name() + "` lists its parameters");
    }
  }

  private static void check(AlignerMethod method, FeatureInput training) {
    if (training.features().size() < 2) {
      throw Failure.usage(
          training.path() + ": images: 1 row (expected: at least 2 pairs to learn from)", "");
    }
    if (method.needsLabels() && training.features().labels().isEmpty()) {
      throw Failure.usage(
          training.path()
              + ": labels: is missing (expected: a class a row, since "
              + method.name()
              + " learns from classes); save labels [n], or take a method that needs none",
          "");
    }
  }

  private Projections fit(
      AlignerTrainer trainer,
      FeatureInput training,
      Optional<FeatureInput> validation,
      Optional<Aligner> parent,
      FitProgress progress) {
    try {
      Projections projections =
          trainer.fit(
              training.features().pairs(),
              new TrainingContext(
                  seed,
                  validation.map(input -> input.features().pairs()),
                  parent.map(aligner -> new Projections(aligner.visual(), aligner.textual())),
                  progress));
      if (progress.isCancelled()) { // a method in closed form does not ask
        throw new CancellationException("stopped");
      }
      return projections;
    } catch (IllegalArgumentException e) {
      throw Failure.usage(training.path() + ": " + e.getMessage(), "");
    } catch (CancellationException e) {
      throw Failure.failed("stopped before the fit was done; nothing was written", "", e);
    } finally {
      progress.finish();
    }
  }

  private Aligner aligner(
      FeatureInput training,
      Optional<Aligner> parent,
      Projections projections,
      Map<String, Double> metrics) {
    Optional<AlignerVersion> before = parent.map(p -> p.header().version());
    return new Aligner(
        new AlignerHeader(
            before.map(AlignerVersion::next).orElse(new AlignerVersion(1)),
            methodName,
            training.imageEncoder(),
            training.textEncoder(),
            metrics,
            before,
            Instant.now().truncatedTo(ChronoUnit.MILLIS)),
        projections.visual(),
        projections.textual());
  }

  private void tell(
      FeatureInput training, Aligner aligner, double seconds, Optional<TestReport> report) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.println(
        String.format(
            Locale.ROOT,
            "%s on %s: images [%d], texts [%d], %s, %.1f s",
            methodName,
            Texts.count(training.features().size(), "pair"),
            training.features().images().columns(),
            training.features().texts().columns(),
            Texts.count(aligner.dimension(), "dimension"),
            seconds));
    if (report.isPresent()) {
      terminal.print("validation: ");
      report.get().print(terminal);
    }
  }

  private ObjectNode json(
      AlignerMethod method,
      Map<String, String> given,
      FeatureInput training,
      Aligner aligner,
      double seconds,
      Optional<TestReport> report) {
    ObjectNode object =
        Json.object()
            .put("method", method.name())
            .put("version", aligner.header().version().number());
    ObjectNode values = object.putObject("parameters");
    for (Parameter parameter : method.parameters()) {
      values.put(parameter.name(), given.getOrDefault(parameter.name(), parameter.defaultValue()));
    }
    object.put("seed", seed).put("train", train.toString());
    validate.ifPresent(file -> object.put("validate", file.toString()));
    from.ifPresent(folder -> object.put("from", folder.toString()));
    object
        .put("imageEncoder", aligner.header().visualEncoder().toString())
        .put("textEncoder", aligner.header().textualEncoder().toString())
        .put("dimension", aligner.dimension())
        .put("pairs", training.features().size())
        .put("seconds", seconds);
    report.ifPresent(r -> object.set("validation", r.json()));
    return object;
  }
}
