package dev.plumbline.app.local;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.LogFile;
import dev.plumbline.config.LoadedConfig;
import dev.plumbline.config.Origin;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.jobs.align.AlignJob;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code up} and {@code demo} have in common. */
final class LocalOptions {
  private static final String INTERVAL = "flink.checkpointInterval";
  private static final String LOCAL_INTERVAL = "2s";

  @Option(
      names = "--index",
      paramLabel = "KIND",
      description = "lucene or milvus; short for --set index.kind=KIND.")
  private Optional<String> index = Optional.empty();

  @Option(
      names = "--aligner",
      paramLabel = "METHOD",
      description = "The method that fits the aligner; short for --set aligner.method=METHOD.")
  private Optional<String> aligner = Optional.empty();

  /** Reads the configuration, and logs into its data directory from now on. */
  PlumblineConfig load(CommonOptions common) {
    List<String> sets = new ArrayList<>();
    index.ifPresent(kind -> sets.add("index.kind=" + kind));
    aligner.ifPresent(method -> sets.add("aligner.method=" + method));
    PlumblineConfig config = quick(common.load(sets.toArray(String[]::new)));
    checkMethod(config);
    LogFile.use(config.local().dataPath().resolve("plumbline.log"));
    return config;
  }

  /** The jobs would refuse it too, but only once broker and engine are up. */
  private static void checkMethod(PlumblineConfig config) {
    try {
      AlignJob.check(config);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          "aligner: " + e.getMessage(),
          "`plumbline align methods` lists them with their parameters");
    }
  }

  /** On a local disk checkpoints are cheap, and an aligner is published with the next of them. */
  private static PlumblineConfig quick(LoadedConfig loaded) {
    boolean byDefault =
        loaded.settings().stream()
            .anyMatch(s -> s.key().equals(INTERVAL) && s.origin() instanceof Origin.Default);
    return byDefault ? loaded.config().with(INTERVAL, LOCAL_INTERVAL) : loaded.config();
  }

  /** Starts the instance; what goes wrong is told in one line. */
  LocalInstance start(PlumblineConfig config, Steps steps) {
    try {
      return LocalInstance.start(config, steps);
    } catch (IllegalStateException e) {
      throw failure(e);
    }
  }

  private static Failure failure(RuntimeException e) {
    return Failure.failed(
        reason(e),
        "another --port-base or --data helps if something else has them; `plumbline doctor` looks"
            + " around; the details are in "
            + LogFile.path(),
        e);
  }

  /** Waits for the gateway; if it does not start, all is stopped, and it is told in one line. */
  URI awaitGateway(LocalInstance instance, AutoCloseable all) throws Exception {
    try {
      return instance.awaitGateway();
    } catch (IllegalStateException | IllegalArgumentException e) {
      all.close();
      throw failure(e);
    }
  }

  /** The outer message says what did not start, the innermost why. */
  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == e ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + root.getMessage();
  }
}
