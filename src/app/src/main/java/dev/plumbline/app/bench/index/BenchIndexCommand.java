package dev.plumbline.app.bench.index;

import dev.plumbline.app.bench.BenchProgress;
import dev.plumbline.app.bench.Machine;
import dev.plumbline.app.bench.ReportOptions;
import dev.plumbline.app.bench.TemporaryDirectory;
import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.IndexSettings;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.index.GenerationId;
import dev.plumbline.core.index.VectorIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline bench index}. */
@Command(
    name = "index",
    description = {
      "Measures what an index costs as items grow: writes, room on disk, searches and their recall,"
          + " heap.",
      "It makes an index of made-up vectors, in clusters, in a temporary directory or on the"
          + " configured Milvus server. Searches come one after the other, right after a flush."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline bench index",
      "  plumbline bench index --sizes 10000,100000 --dimension 256 --json > index.json",
      "  plumbline bench index --set index.kind=milvus --set index.milvus.uri=http://127.0.0.1:19530"
    })
public final class BenchIndexCommand implements Callable<Integer> {
  private static final long SEED = 20_260_301;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ReportOptions output = new ReportOptions();

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      defaultValue = "10000,100000,1000000",
      description = "Items at which it is measured, each 100 or more (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes = new ArrayList<>();

  @Option(
      names = "--dimension",
      paramLabel = "N",
      defaultValue = "64",
      description = "Values of a vector, 2 to 4096 (default: ${DEFAULT-VALUE}).")
  private int dimension;

  @Option(
      names = "--searches",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Searches that are timed at each size (default: ${DEFAULT-VALUE}).")
  private int searches;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    BenchProgress progress = BenchProgress.to(spec.commandLine().getErr());
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      PlumblineConfig config = directory.isolate(common.load().config());
      try (VectorIndex index = Assembly.openIndex(config)) {
        output.print(
            new IndexReport(
                Machine.current(), subject(config, index), run(config, index, progress)),
            spec.commandLine().getOut());
      }
    }
    return ExitCodes.OK;
  }

  private List<IndexAtSize> run(PlumblineConfig config, VectorIndex index, BenchProgress progress)
      throws InterruptedException {
    try {
      IndexBenchmark benchmark =
          new IndexBenchmark(
              index,
              () -> bytes(config),
              new ClusteredVectors(SEED, dimension),
              dimension,
              config.index().batchSize(),
              searches,
              progress);
      List<IndexAtSize> measured = new ArrayList<>();
      for (int size : sizes.stream().sorted().distinct().toList()) {
        measured.add(benchmark.growTo(size));
      }
      return measured;
    } finally {
      index.drop(new GenerationId(1)); // on a server it would stay
    }
  }

  private void check() {
    if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 100)) {
      throw Failure.usage("--sizes: " + sizes + " (expected: each 100 or more)", "");
    }
    if (dimension < 2 || dimension > 4096) {
      throw Failure.usage("--dimension: " + dimension + " (expected: 2 to 4096)", "");
    }
    if (searches < 1) {
      throw Failure.usage("--searches: " + searches + " (expected: 1 or more)", "");
    }
  }

  private String subject(PlumblineConfig config, VectorIndex index) {
    return "%s; %d values a vector, in clusters; batches of %d; %,d searches, one after the other"
        .formatted(
            index.description().replaceFirst(" in /.*", ""),
            dimension,
            config.index().batchSize(),
            searches);
  }

  /** What the temporary directory holds; empty for an index that is elsewhere. */
  private static OptionalLong bytes(PlumblineConfig config) {
    if (config.index().kind() != IndexSettings.Kind.LUCENE) {
      return OptionalLong.empty();
    }
    try (Stream<Path> files = Files.walk(config.local().dataPath())) {
      return OptionalLong.of(files.mapToLong(BenchIndexCommand::bytes).sum());
    } catch (IOException e) {
      throw new UncheckedIOException("the index's directory cannot be read", e);
    }
  }

  /** 0 for a file that a merge has removed meanwhile. */
  private static long bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
