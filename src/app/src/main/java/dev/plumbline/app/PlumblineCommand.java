package dev.plumbline.app;

import dev.plumbline.app.align.AlignCommand;
import dev.plumbline.app.bench.BenchCommand;
import dev.plumbline.app.config.ConfigCommand;
import dev.plumbline.app.deadletters.DeadLettersCommand;
import dev.plumbline.app.doctor.DoctorCommand;
import dev.plumbline.app.evaluate.EvaluateCommand;
import dev.plumbline.app.gateway.ServeCommand;
import dev.plumbline.app.local.DemoCommand;
import dev.plumbline.app.local.UpCommand;
import dev.plumbline.app.produce.ProduceCommand;
import dev.plumbline.app.reproduce.ReproduceCommand;
import dev.plumbline.app.search.SearchCommand;
import dev.plumbline.app.status.StatusCommand;
import dev.plumbline.app.topics.TopicsCommand;
import dev.plumbline.app.train.TrainCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
    name = "plumbline",
    description = "Keeps a cross-modal index true while the data flows.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ProduceCommand.class,
      SearchCommand.class,
      EvaluateCommand.class,
      StatusCommand.class,
      TopicsCommand.class,
      DeadLettersCommand.class,
      DemoCommand.class,
      UpCommand.class,
      ServeCommand.class,
      AlignCommand.class,
      ReproduceCommand.class,
      TrainCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It did what it was asked.",
      "1:It failed; the log has the details.",
      "2:Wrong usage or a wrong configuration.",
      "3:Plumbline is not running there, or is not ready yet."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline demo",
      "  plumbline search \"a red circle left of a blue square\"",
      "  plumbline produce folder photographs --captions captions.txt",
      "  source <(plumbline generate-completion)"
    })
public final class PlumblineCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
