package dev.plumbline.app.reproduce;

import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.ProgressLine;
import dev.plumbline.methods.datasets.DataRoot;
import dev.plumbline.methods.reproduce.ReproductionReport;
import dev.plumbline.methods.reproduce.ReproductionRunner;
import dev.plumbline.methods.reproduce.Reproductions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline reproduce}. */
@Command(
    name = "reproduce",
    description = {
      "Puts the papers' claims to the test on public data, and prints the paper's figure, ours and a"
          + " verdict.",
      "The data sets are looked for in --data, else in the folder that PLUMBLINE_DATA names, else in"
          + " shared/data here or further up; tables whose data are not there are skipped, and it says so. Exit code 1"
          + " if a claim fails."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline reproduce --quick",
      "  plumbline reproduce cca scm",
      "  PLUMBLINE_DATA=~/data plumbline reproduce all --markdown docs/reproduction.md"
    })
public final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "METHOD",
      arity = "0..*",
      description = "Methods, or all (default: all).")
  private List<String> methods = new ArrayList<>();

  @Option(names = "--quick", description = "Less data, fewer steps, one seed: minutes in all.")
  private boolean quick;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the data sets, one folder each.")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--json", description = "Prints an object for programs.")
  private boolean json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also writes the page, docs/reproduction.md in the source tree.")
  private Optional<Path> markdown = Optional.empty();

  @Override
  public Integer call() throws IOException {
    PrintWriter messages = spec.commandLine().getErr();
    long start = System.nanoTime();
    ReproductionReport report = run(messages, start);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.json() : report.text());
    out.flush();
    if (markdown.isPresent()) {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Files.writeString(markdown.get(), ReproductionPage.of(report, arguments(), took));
      messages.println("wrote " + markdown.get());
    }
    messages.flush();
    return report.isClean() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private Optional<DataRoot> root() {
    if (data.isEmpty()) {
      return DataRoot.find(System.getenv(), Path.of(""));
    }
    if (!Files.isDirectory(data.get())) {
      throw new IllegalArgumentException("--data " + data.get() + " (expected: a folder)");
    }
    return data.map(DataRoot::new);
  }

  private List<String> names() {
    return methods.isEmpty() ? List.of(ReproductionRunner.ALL) : methods;
  }

  private String arguments() {
    return String.join(" ", names()) + (quick ? " --quick" : "");
  }

  private ReproductionReport run(PrintWriter messages, long start) {
    try {
      return new ReproductionRunner(root(), Reproductions.all())
          .run(
              names(),
              quick,
              line -> {
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                messages.println(ProgressLine.clock(elapsed) + "  " + line);
                messages.flush();
              });
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()), "");
    }
  }
}
