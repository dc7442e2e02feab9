package dev.plumbline.app.bench.query;

import dev.plumbline.app.bench.BenchProgress;
import dev.plumbline.app.bench.Machine;
import dev.plumbline.app.bench.ReportOptions;
import dev.plumbline.app.bench.TemporaryDirectory;
import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.config.PlumblineConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline bench query}. */
@Command(
    name = "query",
    description = {
      "Measures searches over HTTP, beside the encoder and the index alone at the same load, and"
          + " what happens at twice the load that can be served.",
      "It makes an index of Scenes in a temporary directory, with the configured encoders, method,"
          + " index and limits. The clients run in this process too, and share its processors."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline bench query",
      "  plumbline bench query --scenes 10000 --seconds 30 --json > query.json",
      "  plumbline bench query --set gateway.limits.waiting=8"
    })
public final class BenchQueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ReportOptions output = new ReportOptions();

  @Option(
      names = "--scenes",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "Pictures in the index, each with five captions, 100 or more (default:"
              + " ${DEFAULT-VALUE}).")
  private int scenes;

  @Option(
      names = "--clients",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,8,32",
      description = "Clients at a time, one load for each (default: ${DEFAULT-VALUE}).")
  private List<Integer> clients = new ArrayList<>();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "15",
      description = "How long each load lasts (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    BenchProgress progress = BenchProgress.to(spec.commandLine().getErr());
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        SearchUnderTest search = SearchUnderTest.open(config(directory), scenes, progress)) {
      QueryBenchmark benchmark =
          new QueryBenchmark(
              search.bare(),
              search.inProcess(),
              search.overHttp(),
              search::overHttp,
              Duration.ofSeconds(seconds),
              progress);
      QueryReport report =
          new QueryReport(
              Machine.current(),
              search.description(),
              benchmark.run(clients.stream().sorted().toList()));
      output.print(report, spec.commandLine().getOut());
    }
    return ExitCodes.OK;
  }

  private void check() {
    if (scenes < 100) {
      throw Failure.usage("--scenes: " + scenes + " (expected: 100 or more)", "");
    }
    if (seconds < 1) {
      throw Failure.usage("--seconds: " + seconds + " (expected: 1 or more)", "");
    }
    if (clients.isEmpty() || clients.stream().anyMatch(c -> c < 1 || c > 1000)) {
      throw Failure.usage("--clients: " + clients + " (expected: each 1 to 1000)", "");
    }
  }

  private PlumblineConfig config(TemporaryDirectory directory) {
    return directory
        .isolate(common.load().config())
        .with(Map.of("gateway.host", "127.0.0.1", "gateway.port", "0", "gateway.apiKeys", ""));
  }
}
