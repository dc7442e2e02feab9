package dev.plumbline.app.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.Table;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline bench align}. */
@Command(
    name = "align",
    description = {
      "Times the fit of aligners: CCA beside NumPy with LAPACK, a VSE++ step beside PyTorch.",
      "Both sides work in turns, on the same number of threads. bench/peers/align.py says at its"
          + " head how to install the peers."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline bench align",
      "  plumbline bench align --python /tmp/peers/bin/python --json"
    })
public final class BenchAlignCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "Python that has NumPy and PyTorch; without it only our side is timed.")
  private Optional<Path> python = Optional.empty();

  @Option(
      names = "--peer",
      paramLabel = "FILE",
      defaultValue = "bench/peers/align.py",
      description = "What Python runs (default: ${DEFAULT-VALUE}).")
  private Path script = Path.of("");

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of each side (default: one a processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times that each workload is done, after once to warm up (default: 5).")
  private int repeats;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Pairs that CCA is fitted on (default: ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "500",
      description = "Steps of VSE++ that make up one time (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(names = "--json", description = "Prints an object for programs.")
  private boolean json;

  @Override
  public Integer call() {
    check("--threads", threads, 1024);
    check("--repeats", repeats, 1000);
    check("--pairs", pairs, 500_000);
    check("--steps", steps, 1_000_000);
    engineThreads();
    List<Comparison> comparisons = new ArrayList<>();
    Map<String, String> versions = Map.of();
    if (python.isPresent()) {
      try (Peer peer = Peer.start(peerCommand(python.get()))) {
        versions = peer.versions();
        comparisons.add(compare(Workload.cca(pairs), Optional.of(peer)));
        comparisons.add(compare(Workload.vseStep(steps), Optional.of(peer)));
      }
    } else {
      comparisons.add(compare(Workload.cca(pairs), Optional.empty()));
      comparisons.add(compare(Workload.vseStep(steps), Optional.empty()));
    }
    print(comparisons, versions);
    return ExitCodes.OK;
  }

  private static void check(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw Failure.usage(option + ": " + value + " (expected: 1 to " + most + ")", "");
    }
  }

  /** The engine reads them once, when it starts. */
  private void engineThreads() {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private List<String> peerCommand(Path interpreter) {
    if (!Files.isRegularFile(script)) {
      throw Failure.usage(
          "--peer: " + script + " is no file", "run it in a checkout, or name the script");
    }
    return List.of(
        interpreter.toString(),
        script.toString(),
        "--threads",
        Integer.toString(threads),
        "--pairs",
        Integer.toString(pairs),
        "--steps",
        Integer.toString(steps));
  }

  /** Ours, the peer's, ours, the peer's: what else the machine does falls on both. */
  private Comparison compare(Workload workload, Optional<Peer> peer) {
    PrintWriter messages = spec.commandLine().getErr();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int repeat = 0; repeat <= repeats; repeat++) {
      double own = workload.seconds().getAsDouble();
      Optional<Double> other = peer.map(p -> p.seconds(workload.key()));
      if (repeat > 0) {
        ours.add(own);
        other.ifPresent(theirs::add);
        messages.println(workload.name() + ": " + repeat + " of " + repeats);
        messages.flush();
      }
    }
    return new Comparison(workload, ours, theirs);
  }

  private void print(List<Comparison> comparisons, Map<String, String> versions) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode object = Json.object();
      object.put("threads", threads);
      ObjectNode peers = object.putObject("peers");
      versions.forEach(peers::put);
      ArrayNode workloads = object.putArray("workloads");
      comparisons.forEach(comparison -> workloads.add(comparison.json()));
      Json.print(out, object);
      return;
    }
    Table table = new Table("workload", "ours", "peer", "ratio", "limit", "");
    comparisons.forEach(comparison -> table.row(comparison.row()));
    table.print(out);
    out.println();
    out.println(
        "medians of "
            + repeats
            + ", on "
            + threads
            + " threads; peers: "
            + (versions.isEmpty() ? "none" : versions));
    out.flush();
  }
}
