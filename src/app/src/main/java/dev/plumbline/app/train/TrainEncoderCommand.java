package dev.plumbline.app.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.Json;
import dev.plumbline.core.encode.ImageEncoder;
import dev.plumbline.core.encode.TextEncoder;
import dev.plumbline.encoders.EncodersConfig;
import dev.plumbline.encoders.SharedEncoders;
import dev.plumbline.encoders.djl.DeviceChoice;
import dev.plumbline.encoders.djl.ModelSource;
import dev.plumbline.encoders.image.DjlImageEncoder;
import dev.plumbline.encoders.image.ImageModel;
import dev.plumbline.encoders.preset.Presets;
import dev.plumbline.training.EncoderFigures;
import dev.plumbline.training.EncoderPlan;
import dev.plumbline.training.EncoderRun;
import dev.plumbline.training.EncoderTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline train encoder}. */
@Command(
    name = "encoder",
    description = {
      "Trains the default image encoder, scenes-cnn, on Scenes alone.",
      "It writes the parameters, saved at each validation and at the end, and metrics.json. With the"
          + " same seed, steps and machine the parameters come out the same, unless the time is up"
          + " before the steps are done."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline train encoder --out my-encoder",
      "  plumbline train encoder --out my-encoder --minutes 10 --threads 2",
      "  plumbline train encoder --out /tmp/try --quick"
    })
public final class TrainEncoderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files go; default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("scenes-cnn");

  @Option(names = "--seed", description = "Seed of all draws.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--steps", description = "Optimizer steps.")
  private Optional<Integer> steps = Optional.empty();

  @Option(names = "--pool", description = "Captioned scenes that batches are drawn from.")
  private Optional<Integer> pool = Optional.empty();

  @Option(names = "--minutes", description = "Ends the steps after this time at the latest.")
  private Optional<Integer> minutes = Optional.empty();

  @Option(
      names = "--threads",
      description =
          "Threads of an operator; default: ${DEFAULT-VALUE}. More help where cores are idle.")
  private int threads = 1;

  @Option(
      names = "--quick",
      description = "A few steps, to see that all works; what comes out is of no use.")
  private boolean quick;

  @Override
  public Integer call() throws IOException {
    // Read once, when the engine starts.
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    EncoderPlan plan = plan();
    ImageModel preset = Presets.find(EncoderTraining.MODEL).image().orElseThrow();
    PrintWriter terminal = spec.commandLine().getOut();
    EncodersConfig config = new EncodersConfig("default", "default", "cpu", 2, 32);
    try (TextEncoder texts = SharedEncoders.process().text(config)) {
      EncoderRun run =
          new EncoderTraining(plan, preset.preprocessing(), texts, new ProgressLines(terminal))
              .run(out);
      terminal.println("measuring on scenes that nothing was chosen by");
      terminal.flush();
      ModelSource file = new ModelSource.File(run.file());
      try (ImageEncoder images =
          new DjlImageEncoder(preset.withSource(file), DeviceChoice.parse("cpu"), 1, 32)) {
        SortedMap<String, Double> figures = EncoderFigures.measure(plan, images, texts);
        Path metrics = out.resolve("metrics.json");
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(metrics))) {
          Json.print(writer, json(plan, run, figures));
        }
        figures.forEach((name, value) -> terminal.println("%-20s %8.2f".formatted(name, value)));
        terminal.println("wrote " + run.file() + " and " + metrics);
      }
    }
    terminal.flush();
    return 0;
  }

  private static ObjectNode json(
      EncoderPlan plan, EncoderRun run, SortedMap<String, Double> figures) {
    ObjectNode json =
        Json.object()
            .put("seed", plan.seed())
            .put("steps", run.steps())
            .put("scenes", plan.scenes())
            .put("pool", plan.pool())
            .put("rate", plan.rate())
            .put("seconds", run.took().toSeconds());
    ArrayNode validations = json.putArray("validation");
    run.validation()
        .forEach(
            (step, validation) ->
                validations
                    .addObject()
                    .put("step", step)
                    .put("t2i.r10", validation.recallAt10())
                    .put("cells.shape", validation.cellShapes())
                    .put("cells.colour", validation.cellColours()));
    figures.forEach(json.putObject("figures")::put);
    return json;
  }

  private EncoderPlan plan() {
    try {
      EncoderPlan plan = quick ? EncoderPlan.quick() : EncoderPlan.standard();
      plan = seed.isPresent() ? plan.withSeed(seed.get()) : plan;
      plan = steps.isPresent() ? plan.withSteps(steps.get()) : plan;
      plan = pool.isPresent() ? plan.withPool(pool.get()) : plan;
      return minutes.isPresent() ? plan.withLimit(Duration.ofMinutes(minutes.get())) : plan;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
