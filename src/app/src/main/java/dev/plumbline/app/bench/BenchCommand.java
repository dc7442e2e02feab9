package dev.plumbline.app.bench;

import dev.plumbline.app.bench.index.BenchIndexCommand;
import dev.plumbline.app.bench.ingest.BenchIngestCommand;
import dev.plumbline.app.bench.query.BenchQueryCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline bench}. */
@Command(
    name = "bench",
    description = "Measures how fast Plumbline is, beside others where there are others.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchAlignCommand.class,
      BenchIndexCommand.class,
      BenchIngestCommand.class,
      BenchQueryCommand.class
    })
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "bench: align, index, ingest or query?");
  }
}
