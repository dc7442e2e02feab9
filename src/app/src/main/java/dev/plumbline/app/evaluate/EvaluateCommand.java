package dev.plumbline.app.evaluate;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.kafka.AlignerFollower;
import dev.plumbline.kafka.KafkaClientConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measures the published aligners on pairs that none was fitted on.",
      "The pairs are those that the stream holds out; or fresh Scenes; or a folder's pictures. The"
          + " latter two are encoded in this process with the configured encoders."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline evaluate",
      "  plumbline evaluate --scenes 1000 --json",
      "  plumbline evaluate --aligner 3 --pictures 500",
      "  plumbline evaluate --folder photographs --captions captions.token.txt --split dev.txt"
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--aligner",
      paramLabel = "N",
      split = ",",
      description = "Only these versions (default: all).")
  private List<Long> versions = new ArrayList<>();

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Held-out pictures of the stream, at most (default: ${DEFAULT-VALUE}).")
  private int pictures;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Whose items of the stream (default: search.defaultTenant).")
  private Optional<String> tenant = Optional.empty();

  @ArgGroup(exclusive = true)
  private Elsewhere elsewhere = new Elsewhere();

  @Option(names = "--json", description = "Prints an object for programs.")
  private boolean json;

  /** Pairs that are not the stream's. */
  private static final class Elsewhere {
    @Option(
        names = "--scenes",
        paramLabel = "N",
        description = "N Scenes of a seed of their own, which no producer uses.")
    private int scenes;

    @ArgGroup(exclusive = false)
    private FolderOptions folder = new FolderOptions();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PlumblineConfig config = common.loadForClient();
    KafkaClientConfig kafka = KafkaAccess.connect(config);
    List<Aligner> aligners = aligners(kafka);
    PairSource source = source(config, kafka);
    List<PictureVectors> sample = source.draw();
    List<Evaluation> evaluations =
        aligners.stream().flatMap(aligner -> Evaluation.of(aligner, sample).stream()).toList();
    if (evaluations.isEmpty()) {
      throw Failure.unavailable(
          "no pairs to measure on: " + source.name(),
          "of the stream, aligner.holdoutPercent of the pictures that have captions are held out",
          new IllegalStateException("no pairs"));
    }
    PrintWriter out = spec.commandLine().getOut();
    EvaluationReport report = new EvaluationReport(source.name(), evaluations);
    if (json) {
      Json.print(out, report.json());
    } else {
      report.print(out);
    }
    return ExitCodes.OK;
  }

  private PairSource source(PlumblineConfig config, KafkaClientConfig kafka) {
    PrintWriter messages = spec.commandLine().getErr();
    if (!elsewhere.folder.folder().toString().isEmpty()) {
      return new FolderPairs(config, messages, elsewhere.folder);
    }
    return elsewhere.scenes > 0
        ? new ScenePairs(config, messages, elsewhere.scenes)
        : new StreamPairs(config, kafka, tenant, pictures);
  }

  private List<Aligner> aligners(KafkaClientConfig kafka) throws InterruptedException {
    try (AlignerFollower follower = AlignerFollower.start(kafka)) {
      if (!follower.awaitCaughtUp(KafkaAccess.DEADLINE) || follower.headers().isEmpty()) {
        throw Failure.unavailable(
            "no aligner is published yet",
            "the first comes after aligner.firstPairs pairs of pictures and captions",
            new IllegalStateException("no aligner"));
      }
      List<AlignerVersion> wanted =
          versions.isEmpty()
              ? follower.headers().stream().map(AlignerHeader::version).toList()
              : versions.stream().map(AlignerVersion::new).toList();
      List<Aligner> found = new ArrayList<>();
      for (AlignerVersion version : wanted) {
        found.add(
            follower
                .find(version)
                .orElseThrow(
                    () -> Failure.usage("--aligner " + version.number() + " is not known", "")));
      }
      return found;
    }
  }
}
