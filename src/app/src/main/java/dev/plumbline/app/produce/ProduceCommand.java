package dev.plumbline.app.produce;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline produce}. */
@Command(
    name = "produce",
    description = "Sends pictures with their captions to the topic of items.",
    mixinStandardHelpOptions = true,
    subcommands = {ProduceScenesCommand.class, ProduceFolderCommand.class})
public final class ProduceCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "produce: scenes or folder?");
  }
}
