package dev.plumbline.app.bench.ingest;

import dev.plumbline.app.bench.BenchProgress;
import dev.plumbline.app.bench.Machine;
import dev.plumbline.app.bench.ReportOptions;
import dev.plumbline.app.bench.TemporaryDirectory;
import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.LogFile;
import dev.plumbline.config.PlumblineConfig;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline bench ingest}. */
@Command(
    name = "ingest",
    description = {
      "Measures how fast pictures and captions become searchable, beside the encoder and the index"
          + " alone, and how fresh they are at half that rate.",
      "It runs an instance of its own in a temporary directory, with the configured encoders,"
          + " method and index, at local.portBase and the ports after it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline bench ingest",
      "  plumbline bench ingest --scenes 200 --json > ingest.json",
      "  plumbline bench ingest --set index.kind=milvus --set local.portBase=9760"
    })
public final class BenchIngestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ReportOptions output = new ReportOptions();

  @Option(
      names = "--scenes",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Pictures that are timed, each with five captions, 20 to 2000; up to 300 more for"
              + " freshness, and 1.6 times all these to warm up (default: ${DEFAULT-VALUE}).")
  private int scenes;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "40",
      description =
          "Rounds at most, 0 to 1000, in which pictures are sent again until Java's compiler is quiet"
              + " (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (scenes < 20 || scenes > 2000) {
      throw Failure.usage("--scenes: " + scenes + " (expected: 20 to 2000)", "");
    }
    if (rounds < 0 || rounds > 1000) {
      throw Failure.usage("--warm-up: " + rounds + " (expected: 0 to 1000)", "");
    }
    BenchProgress progress = BenchProgress.to(spec.commandLine().getErr());
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      PlumblineConfig config = config(directory);
      LogFile.use(config.local().dataPath().resolve("plumbline.log"));
      IngestResult result = new IngestBenchmark(config, scenes, rounds, progress).run();
      output.print(
          new IngestReport(Machine.current(), subject(config), result),
          spec.commandLine().getOut());
    }
    return ExitCodes.OK;
  }

  private String subject(PlumblineConfig config) {
    return "Scenes with five captions each; %s; %s and %s; batches of %d, parallelism %d"
        .formatted(
            config.index().kind().name().toLowerCase(Locale.ROOT),
            config.encoders().image(),
            config.encoders().text(),
            config.ingest().batchSize(),
            config.flink().parallelism());
  }

  private PlumblineConfig config(TemporaryDirectory directory) {
    return directory
        .isolate(common.load().config())
        .with(
            Map.of(
                "flink.checkpointInterval", "2s",
                "gateway.host", "127.0.0.1",
                "gateway.port", "0"));
  }
}
